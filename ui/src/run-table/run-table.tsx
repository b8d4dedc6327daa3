import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { RunFilters } from "#ui/api/runs.ts";
import type { RunSummary } from "#ui/api/shapes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { RunMenu } from "#ui/run-table/run-menu.tsx";
import { WhereLine } from "#ui/run-table/where-line.tsx";
import { useTimes } from "#ui/words/times.ts";

type RunTableProps = {
  runs: readonly RunSummary[];
  /** Which list it is: a run that is opened knows the ones beside it. */
  filters: RunFilters;
  withoutPerson?: boolean;
};

/** The rows of runs. */
export function RunTable({ runs, filters, withoutPerson = false }: RunTableProps) {
  const { t } = useTranslation("runs");
  return (
    <table className="table runs-table">
      <thead>
        <tr>
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
      <tbody>
        {runs.map((run) => (
          <RunRow key={run.id} run={run} filters={filters} withoutPerson={withoutPerson} />
        ))}
      </tbody>
    </table>
  );
}

type RunRowProps = Pick<RunTableProps, "filters"> & { run: RunSummary; withoutPerson: boolean };

function RunRow({ run, filters, withoutPerson }: RunRowProps) {
  const { t } = useTranslation("runs");
  const { t: common } = useTranslation("common");
  const times = useTimes();
  const name = withoutPerson ? run.workflow.name : run.person.name;
  return (
    <tr>
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
