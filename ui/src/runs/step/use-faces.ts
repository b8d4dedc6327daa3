import { useTranslation } from "react-i18next";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import type { StepFace } from "#ui/flow/face.ts";
import { withPathFaces } from "#ui/flow/path-faces.ts";
import { useMomentTimes } from "#ui/words/moment-times.ts";
import { type Times, useTimes } from "#ui/words/times.ts";

/** How each step of a run looks on the drawing. */
export function useFaces(run: Run): ReadonlyMap<string, StepFace> {
  const words = useFaceWords();
  const faces = new Map<string, StepFace>();
  const trigger = run.definition.trigger.id;
  for (const [id, step] of Object.entries(run.steps)) {
    faces.set(id, { status: step.status, words: words(step, run) });
  }
  if (!faces.has(trigger)) {
    faces.set(trigger, { status: "done", words: words.at(run.started_at) });
  }
  return withPathFaces(run.definition, faces, (split) => run.steps[split]?.paths ?? null);
}

type FaceWords = ((step: RunStep, run: Run) => string) & { at: (instant: string) => string };

function useFaceWords(): FaceWords {
  const { t } = useTranslation("run");
  const times: Times = useTimes();
  const moments = useMomentTimes();
  const say = (step: RunStep, run: Run): string => {
    const { since, message, waiting } = step;
    if (step.status === "not_yet" || step.status === "not_needed" || !since) return "";
    if (step.status === "needs_you" && step.detail?.kind === "nobody_called") {
      return t("face.noCall", { span: times.since(since) });
    }
    if (message?.next_try_at && step.status !== "done") {
      const next = times.near(message.next_try_at);
      return t("face.tryOf", { tries: message.tries + 1, next });
    }
    if (step.status === "waiting") {
      return waiting?.due_at
        ? t("face.until", { time: moments.full(waiting.due_at) })
        : t("face.since", { time: times.near(since) });
    }
    const hand = step.status === "stopped" ? run.stopped : step.by_hand;
    if (hand && hand.kind !== "path_chosen") {
      return t("face.byHand", { time: times.near(since), by: hand.by });
    }
    if (step.status === "done" && message) {
      return t("face.tries", { time: times.near(since), count: message.tries });
    }
    return times.near(since);
  };
  return Object.assign(say, { at: times.near });
}
