import { useTranslation } from "react-i18next";
import { useSkip } from "#ui/api/run-actions.ts";
import type { Run } from "#ui/api/shapes.ts";
import { type StepDialogProps, StepReasonDialog } from "#ui/runs/actions/step-reason-dialog.tsx";
import { stepAfter, usersOf } from "#ui/runs/step/step-of.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** Goes past a step by hand, with a reason. */
export function SkipDialog(dialog: StepDialogProps) {
  const { run, stepId } = dialog;
  const skip = useSkip(run.id);
  return (
    <StepReasonDialog
      dialog={dialog}
      words="skipping"
      doing={skip}
      act={(reason) => skip.mutateAsync({ step: stepId, reason })}
    >
      <WhatHappensNext run={run} stepId={stepId} />
    </StepReasonDialog>
  );
}

function WhatHappensNext({ run, stepId }: { run: Run; stepId: string }) {
  const { t } = useTranslation("run");
  const next = stepAfter(run.definition, stepId);
  const users = usersOf(run.definition, stepId);
  const names = new Intl.ListFormat(useLocale()).format(
    users.length > 1 ? users.map((name) => t("skipping.quoted", { name })) : users,
  );
  return (
    <div className="stack tight">
      <h3 className="label">{t("skipping.next")}</h3>
      <p className="muted wrap">
        {next ? t("skipping.goesOn", { step: next.name }) : t("skipping.ends")}{" "}
        {users.length > 0 && t("skipping.uses", { steps: names, count: users.length })}
      </p>
    </div>
  );
}
