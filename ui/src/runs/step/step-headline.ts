import { useTranslation } from "react-i18next";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import { useMomentTimes } from "#ui/words/moment-times.ts";
import { useTimes } from "#ui/words/times.ts";

/** The one sentence about a step of a run. */
export function useStepHeadline(): (run: Run, step: RunStep | undefined) => string {
  const { t } = useTranslation("run");
  const times = useTimes();
  const moments = useMomentTimes();
  return (run, step) => {
    if (!step) return t("step.done", { time: times.full(run.started_at) });
    const since = step.since ?? run.started_at;
    const next = step.message?.next_try_at;
    switch (step.status) {
      case "not_yet":
        return t("step.notReached");
      case "running":
        if (step.paths) return t("step.pathsOpen", { count: step.paths.open.length });
        return next ? t("step.tryingAgain", { next: times.near(next) }) : t("step.running");
      case "waiting":
        if (step.waiting?.due_at) {
          return t("step.waitsUntil", { time: moments.full(step.waiting.due_at) });
        }
        return next
          ? t("step.tryingAgain", { next: times.near(next) })
          : t("step.waitsSince", { time: times.near(since) });
      case "needs_you":
        return step.detail?.kind === "nobody_called"
          ? t("step.noCall", { span: times.since(since) })
          : t("step.needsYou");
      case "done":
        return byHandWords(step) ?? t("step.done", { time: times.full(since) });
      case "skipped":
        return byHandWords(step) ?? t("step.skipped", { time: times.full(since) });
      case "stopped":
        return run.stopped
          ? t("step.stoppedBy", { by: run.stopped.by, time: times.full(since) })
          : t("step.stopped", { time: times.full(since) });
      case "not_needed":
        return t("step.notNeeded");
    }
  };

  /** Who went past it; of a path that was chosen the step goes on by itself. */
  function byHandWords({ by_hand: hand }: RunStep): string | null {
    const kind = PAST.find((one) => one === hand?.kind);
    if (!hand || !kind) return null;
    return t(`step.byHand.${kind}`, { by: hand.by, time: times.full(hand.at) });
  }
}

const PAST = ["step_skipped", "marked_received", "skipped_ahead"] as const;
