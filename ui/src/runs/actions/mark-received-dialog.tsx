import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAtStep } from "#ui/api/run-actions.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";

/** Goes on as if the call had come, with a reason and the data if there is any. */
export function MarkReceivedDialog(dialog: StepDialogProps) {
  const { t } = useTranslation("run");
  const receive = useAtStep(dialog.run.id, "mark_received");
  const [data, setData] = useState("");
  const read = readData(data);
  return (
    <StepReasonDialog
      dialog={dialog}
      words="receiving"
      doing={receive}
      blocked={!read.ok}
      act={(reason) =>
        receive.mutateAsync({
          step: dialog.stepId,
          reason,
          ...(read.ok && read.value !== null ? { data: read.value } : {}),
        })
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
    </StepReasonDialog>
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
