import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import { TypedDateField } from "#ui/parts/fields/typed-date-field.tsx";
import { FilterSelect } from "#ui/parts/searching/filter-select.tsx";
import { SetFilter } from "#ui/parts/searching/set-filter.tsx";
import { STARTED_DAYS, WAITING_FOR } from "#ui/runs/list/filters.ts";

type FilterProps = { filters: RunFilters; onChange: (filters: RunFilters) => void };

/** What the listed runs wait for. */
export function WaitingFilter({ filters, onChange }: FilterProps) {
  const { t } = useTranslation("runs");
  const { waiting, ...rest } = filters;
  return (
    <FilterSelect
      label={t("filter.waiting")}
      any={t("filter.anyWaiting")}
      value={waiting}
      onChange={(chosen) => onChange(chosen ? { ...rest, waiting: chosen } : rest)}
      options={WAITING_FOR.map((id) => ({ id, label: t(`waitingFor.${id}`) }))}
    />
  );
}

/** When the listed runs started. */
export function StartedFilter({ filters, onChange }: FilterProps) {
  const { t } = useTranslation("runs");
  const { started, ...rest } = filters;
  return (
    <FilterSelect
      label={t("filter.started")}
      any={t("filter.anyStarted")}
      value={started === undefined ? undefined : String(started)}
      onChange={(days) => onChange(days ? { ...rest, started: Number(days) } : rest)}
      options={STARTED_DAYS.map((count) => ({
        id: String(count),
        label: t("startedDays", { count }),
      }))}
    />
  );
}

/** The day whose news the list begins with. */
export function JumpToDate({ filters, onChange }: FilterProps) {
  const { t } = useTranslation("runs");
  const { until, ...rest } = filters;
  return (
    <SetFilter
      label={t("filter.until")}
      onClear={until === undefined ? null : () => onChange(rest)}
    >
      <TypedDateField
        label={t("filter.until")}
        size="sm"
        className="label-beside jump-to-date"
        onlyDates
        value={until ?? ""}
        onChange={(day) => onChange(day === "" ? rest : { ...rest, until: day })}
      />
    </SetFilter>
  );
}
