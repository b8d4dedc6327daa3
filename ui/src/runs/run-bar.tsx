import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronLeft, User, Workflow } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { StatusChip } from "#ui/parts/status-chip.tsx";
import { useWhereWords } from "#ui/run-table/where-words.ts";
import { StopDialog } from "#ui/runs/actions/stop-dialog.tsx";
import { useTimes } from "#ui/words/times.ts";

type RunBarProps = { run: Run };

/** Whose run it is, how it stands, and what can be done with the whole of it. */
export function RunBar({ run }: RunBarProps) {
  const { t } = useTranslation("run");
  const { t: common } = useTranslation("common");
  const [stopping, setStopping] = useState(false);
  const readOnly = useReadOnly();
  const navigate = useNavigate();
  const where = useWhereWords();
  const over = run.status === "done" || run.status === "stopped";
  return (
    <>
      <Link to="/runs" className="back">
        <ChevronLeft />
        {t("back")}
      </Link>
      <span className="rule" />
      <div className="grow run-name">
        <div className="row">
          <h1 className="h2 clip" dir="auto" title={run.person.name}>
            <bdi>{run.person.name}</bdi>
          </h1>
          <StatusChip status={run.status} headline />
          {!over && <span className="small medium clip run-where">{where(run.where)}</span>}
        </div>
        <RunFacts run={run} />
      </div>
      {!over && (
        <Button size="sm" isDisabled={readOnly} onPress={() => setStopping(true)}>
          {t("stop")}
        </Button>
      )}
      <Menu
        label={common("more")}
        entries={[
          {
            id: "workflow",
            label: t("workflow"),
            icon: <Workflow />,
            onAction: () =>
              void navigate({
                to: "/workflows/$workflow",
                params: { workflow: run.workflow.id },
              }),
          },
          {
            id: "person",
            label: t("person", { name: run.person.name }),
            icon: <User />,
            onAction: () =>
              void navigate({ to: "/people/$person", params: { person: run.person.id } }),
          },
        ]}
      />
      {stopping && <StopDialog run={run} onClose={() => setStopping(false)} />}
    </>
  );
}

function RunFacts({ run }: RunBarProps) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const current = run.current_version;
  const version =
    current && current !== run.version
      ? t("versionNow", { version: run.version, current })
      : t("version", { version: run.version });
  // A try-out runs the draft, which has no number.
  const facts = [
    run.workflow.name,
    t("started", { time: times.full(run.started_at), ago: times.ago(run.started_at) }),
    ...(run.finished_at ? [t("finished", { time: times.full(run.finished_at) })] : []),
    ...(run.version === 0 ? [] : [version]),
  ];
  return (
    <p className="small muted clip" title={facts.join(" · ")}>
      {facts.join(" · ")}
    </p>
  );
}
