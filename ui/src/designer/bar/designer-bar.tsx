import { Redo2, Undo2 } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useEditName } from "#ui/designer/bar/use-edit-name.ts";
import type { Mode } from "#ui/designer/mode.ts";
import { redoName, undoName } from "#ui/document/history.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";

type DesignerBarProps = {
  onMode: (mode: Mode) => void;
  isTrying: boolean;
  /** Whether it was not said yet when the workflow starts. */
  asksStart: boolean;
};

/** Undo, and the two ways on: Try it and Go live. */
export function DesignerBar({ onMode, isTrying, asksStart }: DesignerBarProps) {
  const { t } = useTranslation("designer");
  const { workflow, draft, definition, dispatch, isReadOnly } = useDesigner();
  // What is live is the draft: nothing is left that would go live.
  const isLive = workflow.state === "live" && !workflow.draft_changed && !workflow.live_unreadable;
  const why = useId();
  const isBlank = definition.steps.length === 0;
  const because = isBlank ? { "aria-describedby": why } : {};
  const editName = useEditName();
  const undo = undoName(draft.history) ?? draft.earlier;
  const redo = redoName(draft.history);
  return (
    <>
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
      {isBlank && (
        <span className="small muted" id={why}>
          {t(asksStart ? "blank.why" : "blank.whyStep")}
        </span>
      )}
      <span className="ways-on">
        <Button
          size="sm"
          isDisabled={isBlank && !isTrying}
          onPress={() => onMode(isTrying ? "edit" : "try")}
          {...because}
        >
          {isTrying ? t("tryIt.end") : t("tryIt.open")}
        </Button>
        <Button
          variant={isTrying || isBlank || isLive ? "plain" : "primary"}
          size="sm"
          isDisabled={isReadOnly || isBlank}
          {...because}
          onPress={() => onMode("go_live")}
        >
          {t("goLive.open")}
        </Button>
      </span>
    </>
  );
}
