import { Link } from "@tanstack/react-router";
import { SquarePen } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { WorkflowSummary } from "#ui/api/shapes.ts";
import { KeptCount } from "#ui/kept/kept-count.tsx";
import { StateMark } from "#ui/parts/state-mark.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useLocale } from "#ui/words/use-locale.ts";
import { WorkflowMenu } from "#ui/workflows/workflow-menu.tsx";

type WorkflowTableProps = { workflows: readonly WorkflowSummary[] };

/** The rows of the list. */
export function WorkflowTable({ workflows }: WorkflowTableProps) {
  const { t } = useTranslation("workflows");
  return (
    <table className="table comfortable workflows-table">
      <thead>
        <tr>
          <th scope="col">{t("column.name")}</th>
          <th scope="col">{t("column.start")}</th>
          <th scope="col">{t("column.state")}</th>
          <th scope="col" className="end">
            {t("column.inIt")}
          </th>
          <th scope="col" className="end">
            {t("column.done")}
          </th>
          <th scope="col">
            <span className="hide">{t("column.more")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {workflows.map((workflow) => (
          <WorkflowRow key={workflow.id} workflow={workflow} />
        ))}
      </tbody>
    </table>
  );
}

function WorkflowRow({ workflow }: { workflow: WorkflowSummary }) {
  const { t } = useTranslation("workflows");
  const { t: tKinds } = useKindWords();
  const number = new Intl.NumberFormat(useLocale());
  return (
    <tr>
      <td>
        <Link
          to="/workflows/$workflow"
          params={{ workflow: workflow.id }}
          className="row-link strong wrap"
        >
          <bdi>{workflow.name}</bdi>
        </Link>
        {workflow.draft_changed && workflow.state !== "draft" && (
          <div className="muted sub">
            <SquarePen className="sm" />
            {t("draftChanges")}
          </div>
        )}
        <KeptCount workflow={workflow} />
      </td>
      <td className="muted">{tKinds(`${workflow.start.kind}.brief`)}</td>
      <td>
        <StateMark
          state={workflow.state}
          version={workflow.live_version}
          isUnreadable={workflow.live_unreadable}
        />
      </td>
      <td className="end num" data-label={t("column.inIt")}>
        <span className={workflow.in_it === 0 ? "faint" : ""}>{number.format(workflow.in_it)}</span>
      </td>
      <td className="end num" data-label={t("column.done")}>
        <span className={workflow.done_30d === 0 ? "faint" : ""}>
          {number.format(workflow.done_30d)}
        </span>
      </td>
      <td className="tight">
        <WorkflowMenu workflow={workflow} />
      </td>
    </tr>
  );
}
