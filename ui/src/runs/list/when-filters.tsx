import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TypedDateField } from "#ui/parts/fields/typed-date-field.tsx";
import { STARTED_DAYS, WAITING_FOR } from "#ui/runs/list/filters.ts";

type FilterProps = { filters: RunFilters; onChange: (filters: RunFilters) => void };

const ANY = "any";

/** What the listed runs wait for. */
export function WaitingFilter({ filters, onChange }: FilterProps) {
  const { t } = useTranslation("runs");
  const { waiting, ...rest } = filters;
  return (
    <Select<string>
      label={t("filter.waiting")}
      hideLabel
      size="sm"
      className="filter-select"
      value={waiting ?? ANY}
      onChange={(id) => {
        const chosen = WAITING_FOR.find((known) => known === id);
        onChange(chosen ? { ...rest, waiting: chosen } : rest);
      }}
      options={[
        { id: ANY, label: t("filter.anyWaiting") },
        ...WAITING_FOR.map((id) => ({ id, label: t(`waitingFor.${id}`) })),
      ]}
    />
  );
}

/** When the listed runs started. */
export function StartedFilter({ filters, onChange }: FilterProps) {
  const { t } = useTranslation("runs");
  const { started, ...rest } = filters;
  return (
    <Select<string>
      label={t("filter.started")}
      hideLabel
      size="sm"
      className="filter-select"
      value={started === undefined ? ANY : String(started)}
      onChange={(id) => {
        const chosen = STARTED_DAYS.find((days) => String(days) === id);
        onChange(chosen ? { ...rest, started: chosen } : rest);
      }}
      options={[
        { id: ANY, label: t("filter.anyStarted") },
        ...STARTED_DAYS.map((count) => ({ id: String(count), label: t("startedDays", { count }) })),
      ]}
    />
  );
}

/** The day whose news the list begins with. */
export function JumpToDate({ filters, onChange }: FilterProps) {
  const { t } = useTranslation("runs");
  const { until, ...rest } = filters;
  return (
    <TypedDateField
      label={t("filter.until")}
      size="sm"
      className="label-beside jump-to-date"
      onlyDates
      value={until ?? ""}
      onChange={(day) => onChange(day === "" ? rest : { ...rest, until: day })}
    />
  );
}
