import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

/** Says in a message what could not be done, where nothing else on the screen would. */
export function useToldFailure(): (error: unknown) => void {
  const words = useProblemWords();
  return (error) => {
    const { what, todo } = words(error);
    toast(`${what} ${todo}`, { tone: "needs_you" });
  };
}
