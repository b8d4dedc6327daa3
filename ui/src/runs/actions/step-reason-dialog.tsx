import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { shownInTheDialog } from "#ui/api/run-actions.ts";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { toast } from "#ui/parts/toasts.ts";

export type StepDialogProps = {
  run: Run;
  stepId: string;
  stepName: string;
  step: RunStep;
  onClose: () => void;
};

type StepReasonDialogProps = {
  dialog: StepDialogProps;
  /** Which words of the catalogue ask and answer. */
  words: "skipping" | "receiving" | "sending" | "dropping" | "taking";
  /** What is under way. */
  doing: { isPending: boolean; error: Error | null };
  blocked?: boolean;
  act: (reason: string) => Promise<unknown>;
  children: ReactNode;
};

/** Does something at a step, with a reason; says so when it is done. */
export function StepReasonDialog(props: StepReasonDialogProps) {
  const { dialog, words, doing, blocked = false, act, children } = props;
  const { t } = useTranslation("run");
  const about = { step: dialog.stepName, name: dialog.run.person.name };
  return (
    <ReasonDialog
      title={t(`${words}.title`, about)}
      button={t(`${words}.button`)}
      why={t(`${words}.why`)}
      example={t(`${words}.example`)}
      isPending={doing.isPending}
      error={doing.error}
      blocked={blocked}
      onClose={dialog.onClose}
      onConfirm={(reason) =>
        act(reason).then(() => {
          toast(t(`${words}.done`, about));
          dialog.onClose();
        }, shownInTheDialog)
      }
    >
      {children}
    </ReasonDialog>
  );
}
