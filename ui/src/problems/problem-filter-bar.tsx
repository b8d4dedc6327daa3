import { useTranslation } from "react-i18next";
import type { ProblemFilters, ProblemPage } from "#ui/api/problems.ts";
import { FilterSelect } from "#ui/parts/searching/filter-select.tsx";
import { useProblemKindNames } from "#ui/words/problem-kind-words.ts";

type ProblemFilterBarProps = {
  page: ProblemPage | undefined;
  filters: ProblemFilters;
  onChange: (filters: ProblemFilters) => void;
};

/** What narrows the list of problems; the server says of what kinds and workflows there are any. */
export function ProblemFilterBar({ page, filters, onChange }: ProblemFilterBarProps) {
  const { t } = useTranslation("problems");
  const named = useProblemKindNames();
  const { kind, workflow, state } = filters;
  const kinds = page?.kinds ?? [];
  const workflows = page?.workflows ?? [];
  const isOffered = kinds.length > 1 || workflows.length > 1 || kind || workflow;
  if (!isOffered) return null;
  const change = (next: Partial<ProblemFilters>) => onChange({ ...filters, ...next });
  const without = workflow ? { state, workflow } : { state };
  return (
    <div className="list-filters problem-filters">
      <FilterSelect
        label={t("filterKind")}
        any={t("allKinds")}
        value={kind}
        onChange={(chosen) => (chosen ? change({ kind: chosen }) : onChange(without))}
        options={kinds.map((id) => ({ id, label: named(id) }))}
      />
      <FilterSelect
        label={t("filterWorkflow")}
        any={t("allWorkflows")}
        value={workflow}
        onChange={(id) => {
          if (id) change({ workflow: id });
          else onChange(kind ? { state, kind } : { state });
        }}
        options={workflows.map(({ id, name }) => ({ id, label: name }))}
      />
    </div>
  );
}
