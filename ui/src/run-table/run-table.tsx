import { Link } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import type { RunSummary, Shape } from "#ui/api/shapes.ts";
import { classes } from "#ui/parts/classes.ts";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import type { Choosing } from "#ui/run-table/choosing.ts";
import { useRowKeys } from "#ui/run-table/row-keys.ts";
import { RowsInView } from "#ui/run-table/rows-in-view.tsx";
import { RunMenu } from "#ui/run-table/run-menu.tsx";
import { WhereLine } from "#ui/run-table/where-line.tsx";
import { useTimes } from "#ui/words/times.ts";

type RunTableProps = {
  runs: readonly RunSummary[];
  /** Which list it is: a run that is opened knows the ones beside it. */
  filters: RunFilters;
  withoutPerson?: boolean;
  /** Rows can be ticked, and are one tab stop. */
  choosing?: Choosing;
  /** How many runs the whole list has, where that is known. */
  all?: Shape<"Count"> | null;
};

/** The rows of runs. */
export function RunTable(props: RunTableProps) {
  const { runs, filters, withoutPerson = false, choosing, all = null } = props;
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table, choosing !== undefined);
  return (
    <>
      {choosing && <RowsInView shown={runs.length} table={table} all={all} />}
      <table
        ref={table}
        className={classes("table runs-table", choosing && "can-choose")}
        // Nothing is known of a list of which some rows are not read yet: it says so.
        {...(choosing ? { "aria-rowcount": all?.exact ? all.n + 1 : -1 } : {})}
      >
        <RunHead runs={runs} withoutPerson={withoutPerson} choosing={choosing} />
        <tbody>
          {runs.map((run, index) => (
            <RunRow
              key={run.id}
              run={run}
              filters={filters}
              withoutPerson={withoutPerson}
              // The head is the first row.
              rowIndex={choosing ? index + 2 : undefined}
              tick={choosing && <TickRow run={run} runs={runs} choosing={choosing} />}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

type RunHeadProps = Pick<RunTableProps, "runs" | "withoutPerson"> & {
  choosing: Choosing | undefined;
};

function RunHead({ runs, withoutPerson, choosing }: RunHeadProps) {
  const { t } = useTranslation("runs");
  const { t: many } = useTranslation("many");
  const chosen = choosing ? runs.filter(({ id }) => choosing.isChosen(id)).length : 0;
  return (
    <thead>
      <tr {...(choosing ? { "aria-rowindex": 1 } : {})}>
        {choosing && (
          <th scope="col" className="tick-cell">
            <Checkbox
              aria-label={many("chooseShown")}
              isSelected={chosen > 0 && chosen === runs.length}
              isIndeterminate={chosen > 0 && chosen < runs.length}
              onChange={() => choosing.toggleAll(runs)}
            />
          </th>
        )}
        <th scope="col">{withoutPerson ? t("column.workflow") : t("column.person")}</th>
        {!withoutPerson && <th scope="col">{t("column.workflow")}</th>}
        <th scope="col">{t("column.where")}</th>
        <th scope="col">{t("column.news")}</th>
        <th scope="col">{t("column.started")}</th>
        <th scope="col">
          <span className="hide">{t("column.more")}</span>
        </th>
      </tr>
    </thead>
  );
}

type TickRowProps = { run: RunSummary; runs: readonly RunSummary[]; choosing: Choosing };

function TickRow({ run, runs, choosing }: TickRowProps) {
  const { t } = useTranslation("many");
  return (
    <td className="tick-cell">
      <Checkbox
        aria-label={t("choose", { name: run.person.name, workflow: run.workflow.name })}
        isSelected={choosing.isChosen(run.id)}
        onChange={() => choosing.toggle(run, runs)}
      />
    </td>
  );
}

type RunRowProps = Pick<RunTableProps, "filters"> & {
  run: RunSummary;
  withoutPerson: boolean;
  rowIndex: number | undefined;
  tick: ReactNode;
};

function RunRow({ run, filters, withoutPerson, rowIndex, tick }: RunRowProps) {
  const { t } = useTranslation("runs");
  const { t: common } = useTranslation("common");
  const times = useTimes();
  const name = withoutPerson ? run.workflow.name : run.person.name;
  return (
    <tr aria-rowindex={rowIndex}>
      {tick}
      <td>
        <span className={`status status-${run.status} row-head`}>
          <StatusGlyph status={run.status} />
          <span className="hide">{common(`status.${run.status}`)}:</span>
          <Link
            to="/runs/$run"
            params={{ run: run.id }}
            search={filters}
            className="row-link"
            title={name}
          >
            <bdi className="clip">{name}</bdi>
          </Link>
        </span>
      </td>
      {!withoutPerson && (
        <td className="muted">
          <span className="row">
            <bdi className="clip" title={run.workflow.name}>
              {run.workflow.name}
            </bdi>
            {run.version > 0 && <span className="faint small num">v{run.version}</span>}
          </span>
        </td>
      )}
      <td className={run.status === "needs_you" ? "status-needs_you" : ""}>
        <WhereLine run={run} />
      </td>
      <td className="muted nowrap" data-label={t("column.news")}>
        <time dateTime={run.last_news_at} title={times.full(run.last_news_at)}>
          {times.ago(run.last_news_at)}
        </time>
      </td>
      <td className="muted nowrap" data-label={t("column.started")}>
        <time dateTime={run.started_at} title={times.full(run.started_at)}>
          {times.date(run.started_at)}
        </time>
      </td>
      <td className="tight">
        <RunMenu run={run} filters={filters} />
      </td>
    </tr>
  );
}
