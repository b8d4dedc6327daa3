import { SquarePen } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { ChangeList } from "#ui/designer/draft/change-list.tsx";
import { newMark } from "#ui/document/history.ts";
import { withoutChange } from "#ui/document/undo-change.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useUndoToast } from "#ui/editing/use-undo-toast.ts";
import { Button } from "#ui/parts/button.tsx";
import { PopoverBox } from "#ui/parts/dialogs/popover-box.tsx";

/** "Draft: 3 changes"; pressed, the changes in words and the way back to what is live. */
export function DraftChanges() {
  const { t } = useTranslation("designer");
  const { workflow, definition, dispatch, isReadOnly, takeBack } = useDesigner();
  const told = useUndoToast({ workflow, takeBack });
  const discard = () => {
    if (!workflow.live) return;
    const edit = { code: "restore", name: workflow.name, part: null, step: null } as const;
    const mark = newMark();
    dispatch({ kind: "replace", definition: workflow.live, edit, mark });
    told(t("toast.discarded"), mark);
  };
  const { live, changes } = workflow;
  const isEmpty = live === null || live === undefined || changes.length === 0;
  if (isEmpty) return null;
  const undo = (change: Shape<"DefinitionChange">, close: () => void) => {
    const without = withoutChange(definition, live, change);
    if (!without || isReadOnly) return null;
    return () => {
      const edit = {
        code: "undo_change",
        name: change.name,
        part: null,
        step: change.step,
      } as const;
      dispatch({ kind: "replace", definition: without, edit });
      close();
    };
  };
  const words = t("draftChanges", { count: changes.length });
  return (
    <PopoverBox
      label={words}
      trigger={
        <Button variant="quiet" size="sm" className="bar-fact" icon={<SquarePen className="sm" />}>
          {words}
        </Button>
      }
    >
      {(close) => (
        <div className="stack tight changes-box">
          <h2 className="h3">{t("changes.title")}</h2>
          <ChangeList changes={changes} undo={(change) => undo(change, close)} />
          <Button
            variant="danger-plain"
            size="sm"
            isDisabled={isReadOnly}
            onPress={() => {
              discard();
              close();
            }}
          >
            {t("changes.discard")}
          </Button>
        </div>
      )}
    </PopoverBox>
  );
}
