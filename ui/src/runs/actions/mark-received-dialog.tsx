import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSampleCall } from "#ui/api/addresses.ts";
import { useAtStep } from "#ui/api/run-actions.ts";
import { ContentEditor } from "#ui/content/content-editor.tsx";
import type { Edited } from "#ui/content/use-content-edits.ts";
import { outline } from "#ui/document/outline.ts";
import { AddCallDetail } from "#ui/runs/actions/add-call-detail.tsx";
import {
  emptyCall,
  filledIn,
  kindOfField,
  usedDetails,
  withDetailOf,
} from "#ui/runs/actions/call-details.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { useNameList } from "#ui/words/use-name-list.ts";

/**
 * Goes on as if the call had come, with a reason and what is known of the call; what that is is not
 * asked where no later step uses any of it.
 */
export function MarkReceivedDialog(dialog: StepDialogProps) {
  const { run, stepId, step } = dialog;
  const { t } = useTranslation("run");
  const { t: content } = useTranslation("content");
  const receive = useAtStep(run.id, "mark_received");
  const address = step.waiting?.address ?? null;
  const last = useSampleCall(address === null ? null : { id: address }).data?.fields ?? [];
  const fields = new Map(last.map((field) => [field.pointer, field]));
  const used = usedDetails(run.definition, stepId);
  const [before] = useState(emptyCall(used.keys()));
  const [edited, setEdited] = useState<Edited>({ text: before, fits: true });
  const usedBy = useUsedBy(dialog);
  return (
    <StepReasonDialog
      dialog={dialog}
      words="receiving"
      doing={receive}
      blocked={!edited.fits}
      act={(reason) => receive.mutateAsync({ step: stepId, reason, text: filledIn(edited.text) })}
    >
      <p className="muted">
        {t("receiving.text")} {used.size > 0 ? t("receiving.dataHelp") : t("receiving.unused")}
      </p>
      {used.size > 0 && (
        <ContentEditor
          title={t("receiving.data")}
          heading="h3"
          names={content("nameIn", { tool: t("receiving.tool") })}
          before={before}
          value={edited}
          onChange={setEdited}
          was={null}
          kinds={new Map([...fields].map(([pointer, field]) => [pointer, kindOfField(field)]))}
          end={({ pointer }) => usedBy(used.get(pointer) ?? [])}
          example={({ pointer }) => {
            const field = fields.get(pointer);
            const value = field?.looks_sensitive ? null : field?.value;
            return value ? t("receiving.forExample", { value }) : undefined;
          }}
          adds={
            <AddCallDetail
              onAdd={(pointer) =>
                setEdited({ ...edited, text: withDetailOf(edited.text, pointer) })
              }
            />
          }
        />
      )}
    </StepReasonDialog>
  );
}

/** Names the steps that use a detail. */
function useUsedBy({ run }: StepDialogProps): (steps: readonly string[]) => string | null {
  const { t } = useTranslation("run");
  const list = useNameList();
  const { byId } = outline(run.definition);
  return (steps) => {
    const names = steps.map((step) =>
      t("skipping.quoted", { name: byId.get(step)?.step?.name ?? "" }),
    );
    return names.length > 0 ? t("receiving.usedBy", { steps: list(names) }) : null;
  };
}
