import { usePersonDetails } from "#ui/api/person-details.ts";
import { inGroup } from "#ui/document/detail-names.ts";

const OWN: readonly string[] = ["start_date", "end_date"];

/** Whether a detail of people is a day. */
export function useIsDate(): (detail: string) => boolean {
  const known = usePersonDetails().data?.custom ?? [];
  const isDay = ({ type }: (typeof known)[number]) => type === "date";
  const days = known.filter(isDay).map(({ name }) => inGroup("custom", name));
  return (detail) => OWN.includes(detail) || days.includes(detail);
}
