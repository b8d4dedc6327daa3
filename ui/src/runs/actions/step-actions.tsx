import { type ComponentType, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAtOnce } from "#ui/api/run-actions.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run, RunStep, Verb } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import type { StepDialogProps } from "#ui/runs/actions/step-reason-dialog.tsx";
import { TryAgainMenu } from "#ui/runs/actions/try-again-menu.tsx";
import { type AtOnce, isAtOnce, isButton, offered, VERBS } from "#ui/runs/actions/verbs.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";

const OVER: readonly RunStep["status"][] = ["done", "skipped", "stopped", "not_needed"];

type StepActionsProps = { run: Run; stepId: string; stepName: string; step: RunStep };

/** What an admin can do at a step. What is not possible says why, unless the step is over. */
export function StepActions({ run, stepId, stepName, step }: StepActionsProps) {
  const { t } = useTranslation("run");
  const readOnly = useReadOnly();
  const [asking, setAsking] = useState<Verb | null>(null);
  const atOnce = useAct(run.id, stepId, stepName);
  const open = !OVER.includes(step.status);
  const shown = offered(step, isButton)
    .filter((action) => action.allowed || (open && action.reason_code !== "only_try_outs"))
    .filter((action) => action.allowed || action.reason_code !== "not_reached");
  const firstAllowed = shown.find((action) => action.allowed)?.action;
  const Dialog = asking && dialogOf(asking);
  return (
    <>
      {shown.map(({ action, allowed, reason_code: reason }) => (
        <Button
          key={action}
          variant={action === firstAllowed && open ? "primary" : "plain"}
          isPending={atOnce.pending === action}
          isDisabled={readOnly}
          reason={allowed || !reason ? null : t(`reason.${reason}`)}
          onPress={() => (isAtOnce(action) ? atOnce.act(action) : setAsking(action))}
        >
          {action === "skip" && step.done_again ? t("action.drop") : t(`action.${action}`)}
        </Button>
      ))}
      <TryAgainMenu step={step} open={open} onChoose={setAsking} />
      {Dialog && <Dialog {...{ run, stepId, stepName, step }} onClose={() => setAsking(null)} />}
    </>
  );
}

function dialogOf(verb: Verb): ComponentType<StepDialogProps> | null {
  return isAtOnce(verb) ? null : VERBS[verb].Dialog;
}

/** Does what needs no question, and says so. */
function useAct(run: string, step: string, stepName: string) {
  const { t } = useTranslation("run");
  const words = useProblemWords();
  const doing = useAtOnce(run, step);
  const onError = (error: Error) => {
    const { what, todo } = words(error);
    toast(`${what} ${todo}`, { tone: "needs_you" });
  };
  return {
    pending: doing.isPending ? doing.variables : null,
    act: (verb: AtOnce) => {
      const onSuccess = () => toast(t(`atOnce.${verb}`, { step: stepName }));
      doing.mutateAsync(verb).then(onSuccess, onError);
    },
  };
}
