import { useTranslation } from "react-i18next";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import { Fact } from "#ui/runs/step/fact.tsx";
import { useTimes } from "#ui/words/times.ts";

type ByHandFactProps = { run: Run; step: RunStep };

/** Why somebody went past a step, chose its path, or stopped the run there. */
export function ByHandFact({ run, step }: ByHandFactProps) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const hand = step.status === "stopped" ? run.stopped : step.by_hand;
  if (!hand) return null;
  return (
    <>
      {hand.kind === "path_chosen" && (
        <Fact name={t("step.pathBy")}>
          {t("step.pathByWhom", { by: hand.by, time: times.full(hand.at) })}
        </Fact>
      )}
      {hand.why && <Fact name={t("step.why")}>{hand.why}</Fact>}
    </>
  );
}
