import { useChangeSettings } from "#ui/api/settings.ts";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";

/** Says that the first page has done its work, on the way elsewhere; it is said if that is not kept. */
export function useWelcomeDone(): () => void {
  const settings = useChangeSettings(useToldFailure());
  return () => settings.mutate({ welcome_done: true });
}
