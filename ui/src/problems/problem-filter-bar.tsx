import { useTranslation } from "react-i18next";
import type { ProblemFilters, ProblemPage } from "#ui/api/problems.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";

type ProblemFilterBarProps = {
  page: ProblemPage | undefined;
  filters: ProblemFilters;
  onChange: (filters: ProblemFilters) => void;
};

const ANY = "any";

/** What narrows the list of problems; the server says of what kinds and workflows there are any. */
export function ProblemFilterBar({ page, filters, onChange }: ProblemFilterBarProps) {
  const { t } = useTranslation("problems");
  const words = useProblemKindWords();
  const { kind, workflow, state } = filters;
  const kinds = page?.kinds ?? [];
  const workflows = page?.workflows ?? [];
  const isOffered = kinds.length > 1 || workflows.length > 1 || kind || workflow;
  if (!isOffered) return null;
  const change = (next: Partial<ProblemFilters>) => onChange({ ...filters, ...next });
  const without = workflow ? { state, workflow } : { state };
  return (
    <div className="list-filters problem-filters">
      <Select<string>
        label={t("filterKind")}
        hideLabel
        size="sm"
        className="filter-select"
        value={kind ?? ANY}
        onChange={(id) => {
          const chosen = kinds.find((one) => one === id);
          if (chosen) change({ kind: chosen });
          else onChange(without);
        }}
        options={[
          { id: ANY, label: t("allKinds") },
          ...kinds.map((id) => ({ id, label: words(id, {}).title })),
        ]}
      />
      <Select<string>
        label={t("filterWorkflow")}
        hideLabel
        size="sm"
        className="filter-select"
        value={workflow ?? ANY}
        onChange={(id) => {
          if (id === ANY) onChange(kind ? { state, kind } : { state });
          else change({ workflow: id });
        }}
        options={[
          { id: ANY, label: t("allWorkflows") },
          ...workflows.map(({ id, name }) => ({ id, label: name })),
        ]}
      />
    </div>
  );
}
