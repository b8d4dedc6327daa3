import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePerson } from "#ui/api/people.ts";
import type { RunFilters } from "#ui/api/runs.ts";
import { useWorkflows } from "#ui/api/workflows.ts";
import { Button } from "#ui/parts/button.tsx";
import { SearchField } from "#ui/parts/fields/search-field.tsx";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { isFiltered } from "#ui/runs/list/filters.ts";
import { JumpToDate, StartedFilter, WaitingFilter } from "#ui/runs/list/when-filters.tsx";

type RunFilterBarProps = { filters: RunFilters; onChange: (filters: RunFilters) => void };

const TYPING_MS = 250;
const ANY = "any";

/** What narrows the list of runs. */
export function RunFilterBar({ filters, onChange }: RunFilterBarProps) {
  const { t } = useTranslation("runs");
  const workflows = useWorkflows().data ?? [];
  const [search, setSearch] = useTypedSearch(filters, onChange);
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
      <Select
        label={t("filter.workflow")}
        hideLabel
        size="sm"
        className="filter-select"
        value={filters.workflow ?? ANY}
        onChange={(id) => onChange(id === ANY ? withoutWorkflow : { ...filters, workflow: id })}
        options={[
          { id: ANY, label: t("filter.anyWorkflow") },
          ...workflows.map(({ id, name }) => ({ id, label: name })),
        ]}
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
  const name = usePerson(filters.person ?? "").data?.display_name ?? "…";
  const { person: _person, ...rest } = filters;
  return (
    <Button
      size="sm"
      className="filter-chip"
      aria-label={t("removeFilter", { name: t("personFilter", { name }) })}
      onPress={() => onChange(rest)}
    >
      <span className="clip">{t("personFilter", { name })}</span>
      <X className="sm" />
    </Button>
  );
}

/** The search as it is typed; the address follows when typing pauses. */
function useTypedSearch(filters: RunFilters, onChange: (filters: RunFilters) => void) {
  const [typed, setTyped] = useState<{ text: string; from: string }>({
    text: filters.search ?? "",
    from: filters.search ?? "",
  });
  const inAddress = filters.search ?? "";
  if (typed.from !== inAddress) setTyped({ text: inAddress, from: inAddress });
  useEffect(() => {
    const text = typed.text.trim();
    if (text === inAddress) return;
    const timer = setTimeout(() => {
      const { search: _search, ...rest } = filters;
      onChange(text ? { ...filters, search: text } : rest);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed.text, inAddress, filters, onChange]);
  return [typed.text, (text: string) => setTyped({ text, from: inAddress })] as const;
}
