import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { CountChips } from "#ui/parts/searching/count-chips.tsx";
import { PERSON_STATUSES, type PeopleFilters, readStatuses } from "#ui/people/list/filters.ts";

type PeopleStatusCountsProps = {
  counts: Shape<"PeopleCounts"> | undefined;
  filters: PeopleFilters;
  onChange: (filters: PeopleFilters) => void;
};

/** How many of the people that are looked for have each status; pressing some shows only those. */
export function PeopleStatusCounts({ counts, filters, onChange }: PeopleStatusCountsProps) {
  const { t } = useTranslation("people");
  const { status: said, ...rest } = filters;
  const countWords = ({ n, exact }: Shape<"Count">) => t(exact ? "exact" : "orMore", { n });
  return (
    <CountChips
      label={t("counts")}
      mode="multiple"
      chosen={readStatuses(said)}
      onChange={(chosen) =>
        onChange(chosen.length > 0 ? { ...rest, status: chosen.join(",") } : rest)
      }
      chips={PERSON_STATUSES.map((status) => ({
        id: status,
        label: t(`status.${status}`),
        count: counts ? countWords(counts[status]) : null,
      }))}
    />
  );
}
