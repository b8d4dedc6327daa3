import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptCalls } from "#ui/api/kept.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { KeptList } from "#ui/kept/kept-list.tsx";
import { TurnOnDialog } from "#ui/kept/turn-on-dialog.tsx";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";

type KeptWaitingDialogProps = { workflow: KeptAt; onClose: () => void };

/** What a workflow that is off keeps; nothing starts before it is on. */
export function KeptWaitingDialog({ workflow, onClose }: KeptWaitingDialogProps) {
  const { t } = useTranslation("kept");
  const { t: common } = useTranslation("common");
  const { id, name, kept_count: count } = workflow;
  const [turningOn, setTurningOn] = useState(false);
  const query = useKeptCalls(id);
  const readOnly = useReadOnly();
  if (turningOn) return <TurnOnDialog workflow={workflow} onClose={onClose} />;
  return (
    <Dialog
      isOpen
      title={t("at", { name, count })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{common("close")}</Button>
          <Button variant="primary" isDisabled={readOnly} onPress={() => setTurningOn(true)}>
            {t("turnOn")}
          </Button>
        </>
      }
    >
      <p className="muted wrap">{t("off", { name })}</p>
      <KeptList query={query} ticks={null} />
    </Dialog>
  );
}
