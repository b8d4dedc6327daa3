import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import {
  isFiltered,
  PERSON_STATUSES,
  type PeopleFilters,
  readStatuses,
} from "#ui/people/list/filters.ts";

type PeopleCountProps = { counts: Shape<"PeopleCounts"> | undefined; filters: PeopleFilters };

/** How many people the list shows, and of how many. The list does not wait for it. */
export function PeopleCount({ counts, filters }: PeopleCountProps) {
  const words = useCountWords();
  return (
    <p className="muted small list-note num" role="status">
      {counts ? words(counts, filters) : "\u00a0"}
    </p>
  );
}

function useCountWords() {
  const { t } = useTranslation("people");
  return (counts: Shape<"PeopleCounts">, filters: PeopleFilters) => {
    const count = counts.all.n;
    if (!isFiltered(filters)) return t(counts.all.exact ? "count.all" : "count.overAll", { count });
    const wanted = readStatuses(filters.status);
    const each = (wanted.length > 0 ? wanted : PERSON_STATUSES).map((status) => counts[status]);
    const n = each.reduce((sum, one) => sum + one.n, 0);
    if (!counts.all.exact) return t("count.someOverAll", { n, count });
    return t(each.every(({ exact }) => exact) ? "count.some" : "count.overSome", { n, count });
  };
}
