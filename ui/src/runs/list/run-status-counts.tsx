import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import type { Shape } from "#ui/api/shapes.ts";
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
  const { status: _status, ...rest } = filters;
  return (
    <ToggleButtonGroup
      aria-label={t("counts")}
      className="status-counts"
      selectionMode="single"
      selectedKeys={filters.status ? [filters.status] : []}
      onSelectionChange={(chosen) => {
        const status = RUN_STATUSES.find((known) => chosen.has(known));
        onChange(status ? { ...rest, status } : rest);
      }}
    >
      {RUN_STATUSES.map((status) => {
        const count = areCounted(filters) ? counts?.[status] : undefined;
        return (
          <ToggleButton key={status} id={status} className={`status status-${status} count-chip`}>
            <StatusGlyph status={status} />
            <span>
              {common(`status.${status}`)}{" "}
              {count && (
                <b className="num">{count.exact ? t("exact", count) : t("about", count)}</b>
              )}
            </span>
          </ToggleButton>
        );
      })}
    </ToggleButtonGroup>
  );
}
