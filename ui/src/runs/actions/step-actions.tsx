import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTryNow } from "#ui/api/run-actions.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Run, RunStep, Shape } from "#ui/api/shapes.ts";
import { usePretendCalled } from "#ui/api/try-outs.ts";
import { Button } from "#ui/parts/button.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { DropDialog } from "#ui/runs/actions/drop-dialog.tsx";
import { MarkReceivedDialog } from "#ui/runs/actions/mark-received-dialog.tsx";
import { SendAgainDialog } from "#ui/runs/actions/send-again-dialog.tsx";
import { SendNewDialog } from "#ui/runs/actions/send-new-dialog.tsx";
import { SkipDialog } from "#ui/runs/actions/skip-dialog.tsx";
import { TryAgainMenu } from "#ui/runs/actions/try-again-menu.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type StepActionsProps = { run: Run; stepId: string; stepName: string; step: RunStep };
type Kind = Shape<"StepActionKind">;

const ORDER: readonly Kind[] = ["pretend_called", "mark_received", "try_now", "skip"];

/** What an admin can do at a step. What is not possible says why, unless the step is over. */
export function StepActions({ run, stepId, stepName, step }: StepActionsProps) {
  const { t } = useTranslation("run");
  const readOnly = useReadOnly();
  const [asking, setAsking] = useState<Kind | null>(null);
  const atOnce = useAtOnce(run.id, stepId, stepName);
  const open = step.status !== "done" && step.status !== "skipped" && step.status !== "stopped";
  const shown = ORDER.flatMap((kind) => step.actions.find(({ action }) => action === kind) ?? [])
    .filter((action) => action.allowed || (open && action.reason_code !== "only_try_outs"))
    .filter((action) => action.allowed || action.reason_code !== "not_reached");
  const firstAllowed = shown.find((action) => action.allowed)?.action;
  const dialog = { run, stepId, stepName, onClose: () => setAsking(null) };
  return (
    <>
      {shown.map(({ action, allowed, reason_code: reason }) => (
        <Button
          key={action}
          variant={action === firstAllowed && open ? "primary" : "plain"}
          isPending={atOnce.pending === action}
          isDisabled={readOnly}
          reason={allowed || !reason ? null : t(`reason.${reason}`)}
          onPress={() => (atOnce.can(action) ? atOnce.act(action) : setAsking(action))}
        >
          {action === "skip" && step.done_again ? t("action.drop") : t(`action.${action}`)}
        </Button>
      ))}
      <TryAgainMenu step={step} open={open} onChoose={setAsking} />
      {asking === "skip" && step.done_again && <DropDialog {...dialog} />}
      {asking === "skip" && !step.done_again && <SkipDialog {...dialog} />}
      {asking === "mark_received" && <MarkReceivedDialog {...dialog} />}
      {asking === "send_again" && <SendAgainDialog {...dialog} />}
      {asking === "send_new" && (
        <SendNewDialog {...dialog} accepted={step.message?.state === "delivered"} />
      )}
    </>
  );
}

/** Actions that need no question. */
function useAtOnce(run: string, step: string, stepName: string) {
  const { t } = useTranslation("run");
  const words = useProblemWords();
  const tryNow = useTryNow(run);
  const pretend = usePretendCalled(run);
  const onError = (error: Error) => {
    const { what, todo } = words(error);
    toast(`${what} ${todo}`, { tone: "needs_you" });
  };
  return {
    can: (kind: Kind) => kind === "try_now" || kind === "pretend_called",
    pending: tryNow.isPending ? "try_now" : pretend.isPending ? "pretend_called" : null,
    act: (kind: Kind) => {
      if (kind === "try_now") {
        const onSuccess = () => toast(t("tried", { step: stepName }));
        tryNow.mutateAsync({ step }).then(onSuccess, onError);
      }
      if (kind === "pretend_called") {
        pretend.mutateAsync({ step }).then(() => toast(t("pretended")), onError);
      }
    },
  };
}
