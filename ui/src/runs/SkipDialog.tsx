import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/ReasonDialog.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { shownInTheDialog, useSkip } from "#ui/runs/queries.ts";
import { stepAfter, usersOf } from "#ui/runs/stepOf.ts";

export type StepDialogProps = {
  run: Run;
  stepId: string;
  stepName: string;
  onClose: () => void;
};

/** Goes past a step by hand, with a reason. */
export function SkipDialog({ run, stepId, stepName, onClose }: StepDialogProps) {
  const { t } = useTranslation("run");
  const skip = useSkip(run.id);
  const { name } = run.person;
  return (
    <ReasonDialog
      title={t("skipping.title", { step: stepName, name })}
      button={t("skipping.button")}
      why={t("skipping.why")}
      example={t("skipping.example")}
      isPending={skip.isPending}
      error={skip.error}
      onClose={onClose}
      onConfirm={(reason) =>
        skip.mutateAsync({ step: stepId, reason }).then(() => {
          toast(t("skipping.done", { step: stepName, name }));
          onClose();
        }, shownInTheDialog)
      }
    >
      <WhatHappensNext run={run} stepId={stepId} />
    </ReasonDialog>
  );
}

function WhatHappensNext({ run, stepId }: { run: Run; stepId: string }) {
  const { t, i18n } = useTranslation("run");
  const next = stepAfter(run.definition, stepId);
  const users = usersOf(run.definition, stepId);
  const names = new Intl.ListFormat(i18n.language).format(
    users.length > 1 ? users.map((each) => `“${each}”`) : users,
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
