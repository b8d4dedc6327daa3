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

/** What a workflow keeps that is off, or whose version cannot be read; nothing starts before that is put right. */
export function KeptWaitingDialog({ workflow, onClose }: KeptWaitingDialogProps) {
  const { t } = useTranslation("kept");
  const { t: common } = useTranslation("common");
  const {
    id,
    name,
    kept_count: count,
    live_version: version,
    live_unreadable: isUnread,
  } = workflow;
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
          {!isUnread && (
            <Button variant="primary" isDisabled={readOnly} onPress={() => setTurningOn(true)}>
              {t("turnOn")}
            </Button>
          )}
        </>
      }
    >
      <p className="muted wrap">
        {isUnread ? t("unreadVersion", { name, version: version ?? 1 }) : t("off", { name })}
      </p>
      <KeptList query={query} ticks={null} />
    </Dialog>
  );
}
