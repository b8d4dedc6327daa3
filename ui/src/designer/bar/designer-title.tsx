import { useTranslation } from "react-i18next";
import { BackToWorkflows } from "#ui/designer/bar/back-to-workflows.tsx";
import { WorkflowName } from "#ui/designer/bar/workflow-name.tsx";
import { DraftChanges } from "#ui/designer/draft/draft-changes.tsx";
import type { Mode } from "#ui/designer/mode.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { StateMark } from "#ui/parts/state-mark.tsx";

type DesignerTitleProps = { onMode: (mode: Mode) => void };

/** Name, state and changes. */
export function DesignerTitle({ onMode }: DesignerTitleProps) {
  const { t } = useTranslation("designer");
  const { workflow } = useDesigner();
  const isLive = workflow.live_version !== null;
  return (
    <>
      <BackToWorkflows />
      <WorkflowName />
      {isLive ? (
        <Button
          variant="quiet"
          size="sm"
          className="bar-fact"
          onPress={() => onMode(workflow.live_unreadable ? "versions" : "live")}
        >
          <StateMark
            state={workflow.state}
            version={workflow.live_version}
            isUnreadable={workflow.live_unreadable}
          />
        </Button>
      ) : (
        <span className="bar-fact">
          <StateMark state={workflow.state} />
        </span>
      )}
      <DraftChanges />
      {isLive && (
        <Button variant="quiet" size="sm" className="bar-fact" onPress={() => onMode("versions")}>
          {t("versions.title")}
        </Button>
      )}
      <span className="grow" />
    </>
  );
}
