import { X } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { usePerson } from "#ui/api/people.ts";
import type { RunFilters } from "#ui/api/runs.ts";
import { useWorkflows } from "#ui/api/workflows.ts";
import { Button } from "#ui/parts/button.tsx";
import { SearchField } from "#ui/parts/fields/search-field.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { FilterSelect } from "#ui/parts/searching/filter-select.tsx";
import { useTypedSearch } from "#ui/parts/searching/use-typed-search.ts";
import { isFiltered } from "#ui/runs/list/filters.ts";
import { JumpToDate, StartedFilter, WaitingFilter } from "#ui/runs/list/when-filters.tsx";

type RunFilterBarProps = { filters: RunFilters; onChange: (filters: RunFilters) => void };

/** What narrows the list of runs. */
export function RunFilterBar({ filters, onChange }: RunFilterBarProps) {
  const { t } = useTranslation("runs");
  const workflows = useWorkflows().data ?? [];
  const searchFor = useCallback(
    (text: string) => {
      const { search: _search, ...rest } = filters;
      onChange(text ? { ...rest, search: text } : rest);
    },
    [filters, onChange],
  );
  const [search, setSearch] = useTypedSearch(filters.search ?? "", searchFor);
  const { workflow: _workflow, ...withoutWorkflow } = filters;
  const { tryouts: _tryouts, ...withoutTryOuts } = filters;
  return (
    <div className="list-filters is-full">
      <SearchField
        label={t("search")}
        placeholder={t("searchShort")}
        value={search}
        onChange={setSearch}
      />
      <FilterSelect
        label={t("filter.workflow")}
        any={t("filter.anyWorkflow")}
        value={filters.workflow}
        onChange={(id) => onChange(id ? { ...filters, workflow: id } : withoutWorkflow)}
        options={workflows.map(({ id, name }) => ({ id, label: name }))}
      />
      <WaitingFilter filters={filters} onChange={onChange} />
      <StartedFilter filters={filters} onChange={onChange} />
      <JumpToDate filters={filters} onChange={onChange} />
      {filters.person && <PersonFilter filters={filters} onChange={onChange} />}
      {isFiltered(filters) && (
        <Button
          variant="quiet"
          size="sm"
          onPress={() => onChange(filters.tryouts ? { tryouts: true } : {})}
        >
          {t("clear")}
        </Button>
      )}
      <span className="grow" />
      <SegmentedControl
        label={t("filter.kind")}
        value={filters.tryouts ? "tryouts" : "real"}
        onChange={(kind) =>
          onChange(kind === "tryouts" ? { ...filters, tryouts: true } : withoutTryOuts)
        }
        options={[
          { id: "real", label: t("real") },
          { id: "tryouts", label: t("tryOuts") },
        ]}
      />
    </div>
  );
}

function PersonFilter({ filters, onChange }: RunFilterBarProps) {
  const { t } = useTranslation("runs");
  const { t: common } = useTranslation("common");
  const name = usePerson(filters.person ?? "").data?.display_name ?? "…";
  const { person: _person, ...rest } = filters;
  return (
    <Button
      size="sm"
      className="filter-chip"
      aria-label={common("removeFilter", { name: t("personFilter", { name }) })}
      onPress={() => onChange(rest)}
    >
      <span className="clip">{t("personFilter", { name })}</span>
      <X className="sm" />
    </Button>
  );
}
