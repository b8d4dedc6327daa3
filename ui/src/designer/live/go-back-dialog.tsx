import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGoLive } from "#ui/designer/live/use-go-live.ts";
import { useMakeDraft } from "#ui/designer/live/use-make-draft.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { KeptCalls } from "#ui/kept/kept-calls.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type GoBackDialogProps = { version: number; onClose: () => void };

/** Asks before an earlier version goes live again, and says whom it concerns. */
export function GoBackDialog({ version, onClose }: GoBackDialogProps) {
  const { t } = useTranslation("designer");
  const { workflow, settled } = useDesigner();
  const makeDraft = useMakeDraft();
  const [note, setNote] = useState("");
  const { live, kept } = useGoLive({
    note: note.trim() || null,
    revision: async () => {
      await makeDraft.mutateAsync(version);
      return settled();
    },
    onClose,
  });
  if (kept) return <KeptCalls workflow={kept} onClose={onClose} />;
  return (
    <AskDialog
      title={t("versions.backTitle", { version })}
      button={t("versions.goBack")}
      isPending={live.isPending}
      error={live.error}
      onConfirm={() => live.mutate()}
      onClose={onClose}
    >
      <p>{t("versions.backText", { version })}</p>
      {workflow.in_it > 0 && <p>{t("versions.backPartWay", { count: workflow.in_it })}</p>}
      <TextField label={t("goLive.note")} value={note} maxLength={500} onChange={setNote} />
    </AskDialog>
  );
}
