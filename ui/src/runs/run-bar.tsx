import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronDown, ChevronLeft, ChevronUp, User, Workflow } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run, Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { Menu } from "#ui/parts/dialogs/menu.tsx";
import { Facts, inOneLine } from "#ui/parts/facts/facts.tsx";
import { StatusChip } from "#ui/parts/status-chip.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";
import { WhereLine } from "#ui/run-table/where-line.tsx";
import { StopDialog } from "#ui/runs/actions/stop-dialog.tsx";
import { StartNow } from "#ui/runs/start-now.tsx";
import { useGoBeside } from "#ui/runs/use-run-keys.ts";
import { useRunSearch } from "#ui/runs/use-run-search.ts";
import { useTimes } from "#ui/words/times.ts";

type RunBarProps = { run: Run };

/** Whose run it is, how it stands, and what can be done with the whole of it. */
export function RunBar({ run }: RunBarProps) {
  const { t } = useTranslation("run");
  const { t: common } = useTranslation("common");
  const [stopping, setStopping] = useState(false);
  const readOnly = useReadOnly();
  const navigate = useNavigate();
  const { filters } = useRunSearch();
  const go = useGoBeside(run);
  usePageTitle(t("windowTitle", { name: run.person.name, workflow: run.workflow.name }));
  const over = run.status === "done" || run.status === "stopped";
  return (
    <>
      <Link to="/runs" search={filters} className="back">
        <ChevronLeft />
        {t("back")}
      </Link>
      <span className="rule" />
      <div className="grow run-name">
        <div className="row">
          <h1 className="h2" title={run.person.name}>
            <bdi className="clip">{run.person.name}</bdi>
          </h1>
          <StatusChip status={run.status} headline />
          {!over && <WhereLine run={run} className="small medium run-where" />}
          {run.stopped && <StoppedBy stopped={run.stopped} />}
        </div>
        <RunFacts run={run} />
      </div>
      <StartNow run={run} />
      {!over && (
        <Button size="sm" isDisabled={readOnly} onPress={() => setStopping(true)}>
          {t("stop")}
        </Button>
      )}
      <Menu
        label={common("more")}
        entries={[
          {
            id: "next",
            label: t("keys.next"),
            icon: <ChevronDown />,
            shortcut: "]",
            onAction: () => void go(1),
          },
          {
            id: "previous",
            label: t("keys.previous"),
            icon: <ChevronUp />,
            shortcut: "[",
            onAction: () => void go(-1),
          },
          { kind: "rule", id: "rule" },
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

/** Who stopped it, and why; what is cut stands whole in what happened. */
function StoppedBy({ stopped: { by, why } }: { stopped: Shape<"ByHand"> }) {
  const { t } = useTranslation("run");
  const words = t("stoppedBy", { by, why: why ?? "" });
  return (
    <span className="small medium clip run-where" title={words}>
      {words}
    </span>
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
  const ended = run.status === "stopped" ? "stoppedAt" : "finished";
  // A try-out runs the draft, which has no number.
  const facts = [
    run.workflow.name,
    // Beside the time of day, “now” says nothing more.
    times.isNow(run.started_at)
      ? t("startedNow", { time: times.full(run.started_at) })
      : t("started", { time: times.full(run.started_at), ago: times.ago(run.started_at) }),
    ...(run.finished_at ? [t(ended, { time: times.full(run.finished_at) })] : []),
    ...(run.version === 0 ? [] : [version]),
  ];
  return (
    <p className="small muted clip" title={inOneLine(facts)}>
      <Facts facts={facts} />
    </p>
  );
}
