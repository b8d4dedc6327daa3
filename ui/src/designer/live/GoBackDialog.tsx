import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keys } from "#ui/api/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/designer/context.ts";
import { KeptCalls } from "#ui/designer/live/KeptCalls.tsx";
import { useMakeDraft } from "#ui/designer/live/use-make-draft.ts";
import { goLive } from "#ui/designer/requests.ts";
import { AskDialog } from "#ui/parts/AskDialog.tsx";
import { toast } from "#ui/parts/toasts.ts";

type GoBackDialogProps = { version: number; onClose: () => void };

/** Asks before an earlier version goes live again, and says whom it concerns. */
export function GoBackDialog({ version, onClose }: GoBackDialogProps) {
  const { t } = useTranslation("designer");
  const { workflow, settled } = useDesigner();
  const client = useQueryClient();
  const makeDraft = useMakeDraft();
  const [kept, setKept] = useState<readonly Shape<"CallSummary">[]>([]);
  const back = useMutation({
    mutationFn: async () => {
      await makeDraft.mutateAsync(version);
      await settled();
      return goLive(workflow.id, t("versions.backNote", { version }));
    },
    onSuccess: (went) => {
      void client.invalidateQueries({ queryKey: keys.workflow(workflow.id) });
      void client.invalidateQueries({ queryKey: keys.workflows });
      toast(t("goLive.done", { version: went.version }));
      if (went.kept.length === 0) onClose();
      else setKept(went.kept);
    },
  });
  if (kept.length > 0) return <KeptCalls calls={kept} onClose={onClose} />;
  return (
    <AskDialog
      title={t("versions.backTitle", { version })}
      button={t("versions.goBack")}
      isPending={back.isPending}
      error={back.error}
      onConfirm={() => back.mutate()}
      onClose={onClose}
    >
      <p>{t("versions.backText", { version })}</p>
      {workflow.in_it > 0 && <p>{t("versions.backPartWay", { count: workflow.in_it })}</p>}
    </AskDialog>
  );
}
