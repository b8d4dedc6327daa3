import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Run, RunStep, Verb } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";
import type { Words } from "#ui/words/words.ts";

export type StepDialogProps = {
  run: Run;
  stepId: string;
  stepName: string;
  step: RunStep;
  /** What is asked about. */
  verb: Verb;
  /** The data is to be changed before it is sent. */
  isChanging?: boolean;
  onClose: () => void;
};

/** The words of the catalogue that ask for a reason and answer. */
type Asking = {
  [Key in keyof Words["run"]]: Words["run"][Key] extends Question ? Key : never;
}[keyof Words["run"]];
type Question = { title: string; button: string; why: string; example: string; done: string };

type StepReasonDialogProps = {
  dialog: StepDialogProps;
  /** Which words of the catalogue ask and answer. */
  words: Asking;
  /** What is under way. */
  doing: { isPending: boolean; error: Error | null };
  blocked?: boolean;
  /** The button was pressed all the same. */
  onBlocked?: () => void;
  act: (reason: string) => Promise<unknown>;
  children: ReactNode;
};

/**
 * Does something at a step, with a reason; says so when it is done. Where the run has moved on
 * while the reason was written, it says so, and what was written stays.
 */
export function StepReasonDialog(props: StepReasonDialogProps) {
  const { dialog, words, doing, blocked = false, act, children } = props;
  const { t } = useTranslation("run");
  const verdict = dialog.step.actions.find(({ action }) => action === dialog.verb);
  const { reason_code: passed } = verdict ?? { reason_code: null };
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
      {...(props.onBlocked && { onBlocked: props.onBlocked })}
      refusal={passed && !doing.isPending ? t(`meanwhile.${passed}`) : null}
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
