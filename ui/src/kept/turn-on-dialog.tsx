import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTurnOn } from "#ui/api/workflows.ts";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { StartKeptDialog } from "#ui/kept/start-kept-dialog.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { toast } from "#ui/parts/toasts.ts";

type TurnOnDialogProps = { workflow: KeptAt; onClose: () => void };

/** Lets new people start again, and asks about those whose calls were kept meanwhile. */
export function TurnOnDialog({ workflow, onClose }: TurnOnDialogProps) {
  const { t } = useTranslation("workflows");
  const turnOn = useTurnOn();
  const [isOn, setIsOn] = useState(false);
  const { name, kept_count: kept } = workflow;
  if (isOn) return <StartKeptDialog workflow={workflow} onClose={onClose} />;
  return (
    <AskDialog
      title={t("on.title", { name })}
      button={t("on.button")}
      isPending={turnOn.isPending}
      error={turnOn.error}
      onClose={onClose}
      onConfirm={() =>
        turnOn.mutateAsync(workflow.id).then(
          ({ kept_count: count }) => {
            toast(t("on.done", { name }));
            if (count > 0) setIsOn(true);
            else onClose();
          },
          () => undefined,
        )
      }
    >
      <p>{t("on.text", { version: workflow.live_version ?? 1 })}</p>
      {kept > 0 && <p className="muted">{t("on.kept", { count: kept })}</p>}
    </AskDialog>
  );
}
