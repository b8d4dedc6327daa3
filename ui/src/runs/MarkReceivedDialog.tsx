import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "#ui/parts/ReasonDialog.tsx";
import { TextField } from "#ui/parts/TextField.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { shownInTheDialog, useMarkReceived } from "#ui/runs/queries.ts";
import type { StepDialogProps } from "#ui/runs/SkipDialog.tsx";

/** Goes on as if the call had come, with a reason and the data if there is any. */
export function MarkReceivedDialog({ run, stepId, stepName, onClose }: StepDialogProps) {
  const { t } = useTranslation("run");
  const receive = useMarkReceived(run.id);
  const [data, setData] = useState("");
  const read = readData(data);
  const { name } = run.person;
  return (
    <ReasonDialog
      title={t("receiving.title", { step: stepName, name })}
      button={t("receiving.button")}
      why={t("receiving.why")}
      example={t("receiving.example")}
      isPending={receive.isPending}
      error={receive.error}
      blocked={!read.ok}
      onClose={onClose}
      onConfirm={(reason) =>
        receive
          .mutateAsync({
            step: stepId,
            reason,
            ...(read.ok && read.value !== null ? { data: read.value } : {}),
          })
          .then(() => {
            toast(t("receiving.done", { step: stepName, name }));
            onClose();
          }, shownInTheDialog)
      }
    >
      <div className="stack tight">
        <h3 className="label">{t("receiving.next")}</h3>
        <p className="muted">{t("receiving.text")}</p>
      </div>
      <TextField
        label={t("receiving.data")}
        help={t("receiving.dataHelp")}
        placeholder={'{ "serial": "C02X" }'}
        value={data}
        onChange={setData}
        multiline
        code
        error={read.ok ? null : t("receiving.dataWrong")}
      />
    </ReasonDialog>
  );
}

type ReadData = { ok: true; value: unknown } | { ok: false };

function readData(text: string): ReadData {
  if (!text.trim()) return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
