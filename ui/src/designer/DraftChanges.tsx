import { SquarePen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ChangeList } from "#ui/designer/ChangeList.tsx";
import { useDesigner } from "#ui/designer/context.ts";
import { Button } from "#ui/parts/Button.tsx";
import { PopoverBox } from "#ui/parts/PopoverBox.tsx";
import { toast } from "#ui/parts/toasts.ts";

/** "Draft: 3 changes"; pressed, the changes in words and the way back to what is live. */
export function DraftChanges() {
  const { t } = useTranslation("designer");
  const { workflow, dispatch, isReadOnly } = useDesigner();
  const discard = () => {
    if (!workflow.live) return;
    const edit = { code: "restore", name: workflow.name, part: null, step: null } as const;
    dispatch({ kind: "replace", definition: workflow.live, edit });
    toast(t("toast.discarded"), {
      action: { label: t("undo"), run: () => dispatch({ kind: "undo" }) },
    });
  };
  if (workflow.live_version === null || workflow.changes.length === 0) return null;
  const words = t("draftChanges", { count: workflow.changes.length });
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
          <ChangeList changes={workflow.changes} />
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
