import { Redo2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { BackToWorkflows } from "#ui/designer/BackToWorkflows.tsx";
import { useDesigner } from "#ui/designer/context.ts";
import type { Mode } from "#ui/designer/DesignerScreen.tsx";
import { DraftChanges } from "#ui/designer/DraftChanges.tsx";
import { redoName, undoName } from "#ui/designer/history.ts";
import { SavedMark } from "#ui/designer/SavedMark.tsx";
import { useEditName } from "#ui/designer/use-edit-name.ts";
import { WorkflowName } from "#ui/designer/WorkflowName.tsx";
import { Button } from "#ui/parts/Button.tsx";
import { IconButton } from "#ui/parts/IconButton.tsx";
import { StateMark } from "#ui/parts/StateMark.tsx";

type DesignerBarProps = {
  onMode: (mode: Mode) => void;
  isTrying: boolean;
};

/** Name, state, changes, saving, undo, and the two ways on: Try it and Go live. */
export function DesignerBar({ onMode, isTrying }: DesignerBarProps) {
  const { t } = useTranslation("designer");
  const { workflow, draft, dispatch, isReadOnly } = useDesigner();
  const editName = useEditName();
  const undo = undoName(draft.history);
  const redo = redoName(draft.history);
  const isLive = workflow.live_version !== null;
  return (
    <>
      <BackToWorkflows />
      <WorkflowName />
      {isLive ? (
        <Button variant="quiet" size="sm" className="bar-fact" onPress={() => onMode("live")}>
          <StateMark state={workflow.state} version={workflow.live_version} />
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
      <SavedMark />
      <IconButton
        label={undo ? t("undoNamed", { edit: editName(undo) }) : t("undo")}
        icon={<Undo2 />}
        isDisabled={!undo || isReadOnly}
        onPress={() => dispatch({ kind: "undo" })}
      />
      <IconButton
        label={redo ? t("redoNamed", { edit: editName(redo) }) : t("redo")}
        icon={<Redo2 />}
        isDisabled={!redo || isReadOnly}
        onPress={() => dispatch({ kind: "redo" })}
      />
      <Button size="sm" onPress={() => onMode(isTrying ? "edit" : "try")}>
        {isTrying ? t("tryIt.end") : t("tryIt.open")}
      </Button>
      <Button
        variant={isTrying ? "plain" : "primary"}
        size="sm"
        isDisabled={isReadOnly}
        onPress={() => onMode("go_live")}
      >
        {t("goLive.open")}
      </Button>
    </>
  );
}
