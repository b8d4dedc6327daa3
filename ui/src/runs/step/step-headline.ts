import { useTranslation } from "react-i18next";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import { useTimes } from "#ui/words/times.ts";

/** The one sentence about a step of a run. */
export function useStepHeadline(): (run: Run, step: RunStep | undefined) => string {
  const { t } = useTranslation("run");
  const times = useTimes();
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
          return t("step.waitsUntil", { time: times.full(step.waiting.due_at) });
        }
        return next
          ? t("step.tryingAgain", { next: times.near(next) })
          : t("step.waitsSince", { time: times.near(since) });
      case "needs_you":
        return step.detail?.kind === "nobody_called"
          ? t("step.noCall", { span: times.since(since) })
          : t("step.needsYou");
      case "done":
        return t("step.done", { time: times.full(since) });
      case "skipped":
        return t("step.skipped", { time: times.full(since) });
      case "stopped":
        return t("step.stopped", { time: times.full(since) });
      case "not_needed":
        return t("step.notNeeded");
    }
  };
}
