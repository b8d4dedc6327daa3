import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { CountChips } from "#ui/parts/searching/count-chips.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { areCounted } from "#ui/runs/list/count-of.ts";
import { RUN_STATUSES } from "#ui/runs/list/filters.ts";

type RunStatusCountsProps = {
  counts: Shape<"RunCounts"> | undefined;
  filters: RunFilters;
  onChange: (filters: RunFilters) => void;
};

/**
 * How many runs there are of each status, where that is counted of what is looked for; pressing one
 * shows only those.
 */
export function RunStatusCounts({ counts, filters, onChange }: RunStatusCountsProps) {
  const { t } = useTranslation("runs");
  const { t: common } = useTranslation("common");
  const { status: chosen, ...rest } = filters;
  const countWords = (count: Shape<"Count"> | undefined) =>
    count ? t(count.exact ? "exact" : "about", count) : null;
  return (
    <CountChips
      label={t("counts")}
      mode="single"
      chosen={chosen ? [chosen] : []}
      onChange={([status]) => onChange(status ? { ...rest, status } : rest)}
      chips={RUN_STATUSES.map((status) => ({
        id: status,
        label: common(`status.${status}`),
        count: countWords(areCounted(filters) ? counts?.[status] : undefined),
        glyph: <StatusGlyph status={status} />,
        className: `status status-${status}`,
      }))}
    />
  );
}
