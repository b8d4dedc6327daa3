import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblems, useUnreadableProblems } from "#ui/api/problems.ts";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { useSystem } from "#ui/api/system.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { KeptSection } from "#ui/problems/kept-section.tsx";
import { NoProblems } from "#ui/problems/no-problems.tsx";
import { ProblemLine } from "#ui/problems/problem-line.tsx";
import { withAsked } from "#ui/problems/with-asked.ts";
import { useProblemKindWords } from "#ui/words/problem-kind-words.ts";

const STATES = ["open", "solved", "ignored"] as const satisfies readonly Shape<"ProblemState">[];

/** The problems, grouped by cause. */
export function ProblemsPage() {
  const { t } = useTranslation("problems");
  const { state = "open", open } = useSearch({ from: "/page/problems" });
  const query = useProblems(state);
  const unreadable = useUnreadableProblems(state);
  return (
    <>
      <PageHeader title={t("title")} />
      <StateTabs state={state} />
      <UnreadableRows rows={unreadable} />
      <QueryState query={query}>
        {(problems) => (
          <ProblemList
            key={`${state} ${open}`}
            problems={problems}
            query={query}
            state={state}
            asked={open ?? null}
          />
        )}
      </QueryState>
      {state === "open" && <KeptSection />}
    </>
  );
}

function StateTabs({ state }: { state: Shape<"ProblemState"> }) {
  const { t } = useTranslation("problems");
  const open = useSystem().data?.counts.problems ?? 0;
  return (
    <nav className="tabs" aria-label={t("title")}>
      {STATES.map((each) => (
        <Link
          key={each}
          to="/problems"
          search={each === "open" ? {} : { state: each }}
          className="tab"
          activeOptions={{ exact: true, includeSearch: true }}
          {...(each === state ? { "aria-current": "page" } : {})}
        >
          {t(`state.${each}`)}
          {each === "open" && open > 0 && <span className="count needs">{open}</span>}
        </Link>
      ))}
    </nav>
  );
}

const ANY = "any";

type ProblemListProps = {
  problems: readonly ProblemGroup[];
  query: ReturnType<typeof useProblems>;
  state: Shape<"ProblemState">;
  /** The one that somebody came for. */
  asked: string | null;
};

function ProblemList({ problems: known, query, state, asked }: ProblemListProps) {
  const { t } = useTranslation("problems");
  const [asking, setAsking] = useState<ProblemGroup | null>(null);
  const problems = withAsked(known, asking);
  const words = useProblemKindWords();
  const [kind, setKind] = useState<string>(ANY);
  const [workflow, setWorkflow] = useState<string>(ANY);
  const shown = problems.filter(
    (problem) =>
      (kind === ANY || problem.kind === kind) &&
      (workflow === ANY || problem.workflow === workflow),
  );
  const kinds = new Map(problems.map((each) => [each.kind, words(each.kind, {}).title]));
  const workflows = new Map(
    problems.flatMap(({ workflow, workflow_name: name }) =>
      workflow ? [[workflow, name ?? workflow] as const] : [],
    ),
  );
  const clear = () => {
    setKind(ANY);
    setWorkflow(ANY);
  };
  return (
    <>
      {problems.length > 1 && (
        <div className="list-filters problem-filters">
          <Select
            label={t("filterKind")}
            hideLabel
            size="sm"
            className="filter-select"
            value={kind}
            onChange={setKind}
            options={[
              { id: ANY, label: t("allKinds") },
              ...[...kinds].map(([id, label]) => ({ id, label })),
            ]}
          />
          <Select
            label={t("filterWorkflow")}
            hideLabel
            size="sm"
            className="filter-select"
            value={workflow}
            onChange={setWorkflow}
            options={[
              { id: ANY, label: t("allWorkflows") },
              ...[...workflows].map(([id, label]) => ({ id, label })),
            ]}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <NoProblems
          state={state}
          lookedAt={query.dataUpdatedAt}
          onClear={problems.length > 0 ? clear : null}
        />
      ) : (
        <ul>
          {shown.map((problem, index) => (
            <ProblemLine
              key={problem.id}
              problem={problem}
              startsOpen={asked ? problem.id === asked : index === 0 && state === "open"}
              onAsking={setAsking}
            />
          ))}
        </ul>
      )}
    </>
  );
}
