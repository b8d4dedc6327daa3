import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import { useRuns } from "#ui/api/runs.ts";
import { useSession } from "#ui/api/session.ts";
import { Button } from "#ui/parts/button.tsx";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { RunTable } from "#ui/run-table/run-table.tsx";
import { countOf } from "#ui/runs/list/count-of.ts";
import { NoRuns } from "#ui/runs/list/no-runs.tsx";
import { RunFilterBar } from "#ui/runs/list/run-filter-bar.tsx";
import { RunStatusCounts } from "#ui/runs/list/run-status-counts.tsx";
import { useSteadyRows } from "#ui/runs/list/steady-rows.ts";
import { useAtTop } from "#ui/runs/list/use-at-top.ts";
import { useChosenRuns } from "#ui/runs/many/chosen.ts";
import { ManyBar } from "#ui/runs/many/many-bar.tsx";

/** The list of runs. Filters live in the address. */
export function RunsPage() {
  const { t } = useTranslation("runs");
  const filters = useSearch({ from: "/page/runs" });
  const navigate = useNavigate();
  const lost = useSession((state) => state.lostAt !== null);
  const setFilters = (next: RunFilters) => void navigate({ to: "/runs", search: next });
  const query = useRuns(filters);
  return (
    <>
      <PageHeader
        title={t("title")}
        actions={
          <span className={`state small muted ${lost ? "state-off" : "state-live"}`}>
            {lost ? t("notLive") : t("live")}
          </span>
        }
      />
      <RunFilterBar filters={filters} onChange={setFilters} />
      <QueryState query={query}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.items);
          return (
            <>
              <RunStatusCounts
                counts={data.pages[0]?.counts}
                filters={filters}
                onChange={setFilters}
              />
              <UnreadableRows rows={data.pages.flatMap((page) => page.unreadable)} />
              {rows.length === 0 && !query.hasNextPage ? (
                <NoRuns filters={filters} onChange={setFilters} />
              ) : (
                <SteadyRuns query={query} filters={filters} />
              )}
            </>
          );
        }}
      </QueryState>
    </>
  );
}

type SteadyRunsProps = { query: ReturnType<typeof useRuns>; filters: RunFilters };

function SteadyRuns({ query, filters }: SteadyRunsProps) {
  const { t } = useTranslation("runs");
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const atTop = useAtTop(anchor);
  const [hasFocus, setHasFocus] = useState(false);
  const [hasPointer, setHasPointer] = useState(false);
  const { chosen, choosing, chooseAll, clear } = useChosenRuns(filters);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const identity = query.isPlaceholderData ? null : JSON.stringify(filters);
  const isStill = hasFocus || hasPointer || chosen !== null;
  const loaded = { rows, goesOn: query.hasNextPage };
  const steady = useSteadyRows(loaded, identity, atTop && !isStill);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it looks where the focus and the pointer are.
    <div
      ref={setAnchor}
      onFocus={() => setHasFocus(true)}
      onPointerEnter={({ pointerType }) => setHasPointer(pointerType === "mouse")}
      onPointerLeave={() => setHasPointer(false)}
      onBlur={(event) => setHasFocus(event.currentTarget.contains(event.relatedTarget))}
    >
      {steady.waiting > 0 && (
        <div className="new-rows">
          <Button
            size="sm"
            onPress={() => {
              steady.show();
              anchor?.closest(".page")?.scrollTo(0, 0);
            }}
          >
            {t("newRuns", { count: steady.waiting })}
          </Button>
        </div>
      )}
      {chosen && (
        <ManyBar chosen={chosen} filters={filters} onChooseAll={chooseAll} onClear={clear} />
      )}
      {steady.shown.length > 0 && (
        <RunTable
          runs={steady.shown}
          filters={filters}
          choosing={choosing}
          all={countOf(filters, query.data?.pages[0]?.counts)}
        />
      )}
      <ShowMore query={query} />
    </div>
  );
}
