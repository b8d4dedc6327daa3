import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHistory } from "#ui/api/runs.ts";
import type { HistoryRow, Run } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { SegmentedControl } from "#ui/parts/fields/segmented-control.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { ShowMore } from "#ui/parts/searching/show-more.tsx";
import { HappenedLine } from "#ui/runs/happened/happened-line.tsx";
import { historyLook } from "#ui/runs/happened/history-words.ts";
import { useTimes } from "#ui/words/times.ts";

type HappenedProps = {
  run: Run;
  selected: string | null;
  onSelect: (step: string) => void;
};

const FILTERS = ["all", "problems", "messages"] as const;
type Filter = (typeof FILTERS)[number];

/** What happened, the latest first, by day. */
export function Happened({ run, selected, onSelect }: HappenedProps) {
  const { t } = useTranslation("run");
  const [filter, setFilter] = useState<Filter>("all");
  const query = useHistory(run.id);
  return (
    <section className="happened" aria-labelledby="happened-title">
      <header className="row wraps">
        <h2 className="h3 grow" id="happened-title">
          {t("happened.title")}
        </h2>
        <SegmentedControl
          label={t("happened.filter")}
          value={filter}
          onChange={setFilter}
          options={FILTERS.map((id) => ({ id, label: t(`happened.${id}`) }))}
        />
      </header>
      <QueryState query={query}>
        {(data) => {
          const rows = worthSaying(allRows(data)).filter((row) => fits(row, run, filter));
          return rows.length === 0 ? (
            <p className="muted">{t("happened.none")}</p>
          ) : (
            <Days rows={rows} run={run} selected={selected} onSelect={onSelect} />
          );
        }}
      </QueryState>
      <ShowMore query={query} />
    </section>
  );
}

type DaysProps = HappenedProps & { rows: readonly HistoryRow[] };

function Days({ rows, ...rest }: DaysProps) {
  const times = useTimes();
  const days = Map.groupBy(rows, (row) => times.day(row.at));
  return [...days].map(([day, entries]) => (
    <section key={day}>
      <h3 className="small medium muted happened-day">{day}</h3>
      <ol>
        {entries.map((row) => (
          <HappenedLine key={row.id} row={row} {...rest} />
        ))}
      </ol>
    </section>
  ));
}

/** Without "ready to be sent" where the same step has later news. */
function worthSaying(rows: readonly HistoryRow[]): HistoryRow[] {
  const told = new Set<string>();
  return rows.filter((row) => {
    const isOld = row.step !== null && told.has(row.step);
    if (row.step) told.add(row.step);
    return row.kind !== "message_ready" || !isOld;
  });
}

function fits(row: HistoryRow, run: Run, filter: Filter): boolean {
  if (filter === "all") return true;
  // A call that started the run was received, too.
  if (row.kind === "run_started" && run.started_by.call) return filter === "messages";
  return historyLook(row.kind).group === (filter === "problems" ? "problem" : "message");
}
