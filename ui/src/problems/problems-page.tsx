import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ProblemFilters, useProblem, useProblems } from "#ui/api/problems.ts";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { useSystem } from "#ui/api/system.ts";
import { allRows, allUnreadable } from "#ui/api/wire/pages.ts";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { CameForOver } from "#ui/problems/came-for-over.tsx";
import { KeptSection } from "#ui/problems/kept-section.tsx";
import { NoProblems } from "#ui/problems/no-problems.tsx";
import { ProblemFilterBar } from "#ui/problems/problem-filter-bar.tsx";
import { ProblemLine } from "#ui/problems/problem-line.tsx";
import { withAsked, withCameFor } from "#ui/problems/with-asked.ts";
import { WrongTokens } from "#ui/problems/wrong-tokens.tsx";

const STATES = ["open", "solved", "ignored"] as const satisfies readonly Shape<"ProblemState">[];

type State = Shape<"ProblemState">;

/** The problems, grouped by cause. */
export function ProblemsPage() {
  const { t } = useTranslation("problems");
  const { state = "open", open } = useSearch({ from: "/page/problems" });
  return (
    <>
      <PageHeader title={t("title")} />
      <StateTabs state={state} />
      <ProblemsOf key={`${state} ${open}`} state={state} asked={open ?? null} />
      {state === "open" && <WrongTokens />}
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

type ProblemsOfProps = {
  state: State;
  /** The one that somebody came for. */
  asked: string | null;
};

function ProblemsOf({ state, asked }: ProblemsOfProps) {
  const [filters, setFilters] = useState<ProblemFilters>({ state });
  const query = useProblems(filters);
  const cameFor = useProblem(asked);
  const isFiltered = filters.kind !== undefined || filters.workflow !== undefined;
  return (
    <QueryState query={query}>
      {(data) => (
        <>
          <UnreadableRows rows={allUnreadable(data)} />
          <CameForOver problem={cameFor} state={state} />
          <ProblemFilterBar page={data.pages[0]} filters={filters} onChange={setFilters} />
          <ProblemList
            problems={allRows(data)}
            state={state}
            cameFor={isFiltered || cameFor.data?.state !== state ? null : cameFor.data}
            asked={asked}
            query={query}
            onClear={isFiltered ? () => setFilters({ state }) : null}
          />
        </>
      )}
    </QueryState>
  );
}

type ProblemListProps = {
  problems: readonly ProblemGroup[];
  query: ReturnType<typeof useProblems>;
  state: State;
  /** The one that somebody came for. */
  asked: string | null;
  /** It, where it belongs here: it may be on none of the pages that were read. */
  cameFor: ProblemGroup | null;
  onClear: (() => void) | null;
};

function ProblemList(props: ProblemListProps) {
  const { problems: known, query, state, asked, cameFor, onClear } = props;
  const [asking, setAsking] = useState<ProblemGroup | null>(null);
  const problems = withAsked(withCameFor(known, cameFor), asking);
  if (problems.length === 0 && !query.hasNextPage) {
    return <NoProblems state={state} lookedAt={query.dataUpdatedAt} onClear={onClear} />;
  }
  return (
    <>
      <ul>
        {problems.map((problem, index) => (
          <ProblemLine
            key={problem.id}
            problem={problem}
            startsOpen={asked ? problem.id === asked : index === 0 && state === "open"}
            onAsking={setAsking}
          />
        ))}
      </ul>
      <ShowMore query={query} />
    </>
  );
}
