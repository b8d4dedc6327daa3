import { useTranslation } from "react-i18next";
import { SaidByCall } from "#ui/content/received/call-beside.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";

type SaidDialogProps = { call: string; onClose: () => void };

/** What one call said, for itself. */
export function SaidDialog({ call, onClose }: SaidDialogProps) {
  const { t } = useTranslation("designer");
  return (
    <Dialog isOpen size="wide" title={t("calls.title")} onClose={onClose}>
      <SaidByCall call={call} />
    </Dialog>
  );
}
