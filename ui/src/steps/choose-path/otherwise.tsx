import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Step, StepId } from "#ui/document/definition.ts";
import { walk } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { TodayCount } from "#ui/steps/choose-path/today-count.tsx";
import type { Counts } from "#ui/steps/choose-path/use-counts.ts";

type OtherwiseProps = {
  step: StepId;
  steps: readonly Step[];
  counts: Counts;
  /** How many paths there are before it. */
  paths: number;
};

/** Those who are left over: always there, always last. */
export function Otherwise({ step, steps, counts, paths }: OtherwiseProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { problems } = useDesigner();
  const count = Array.from(walk(steps)).length;
  const isUseless = problems.some(
    (problem) => problem.step === step && problem.code === "otherwise_never_taken",
  );
  return (
    <section className="section path-section is-otherwise" aria-label={tSteps("otherwise")}>
      <div className="path-otherwise">
        <span className="section-number" aria-hidden="true">
          –
        </span>
        <span className="section-title">
          {tSteps("otherwise")}
          <span className="section-summary">{t("choice.everyoneElse")}</span>
        </span>
        <span className="small muted nowrap">
          {count === 0 ? tSteps("inside_none") : tSteps("steps_in", { count })}
        </span>
      </div>
      {isUseless && (
        <p className="path-check">
          <TriangleAlert className="sm" />
          <span>
            <b>{t("choice.toCheck")}</b> · {t("choice.nobodyLeft")}
          </span>
        </p>
      )}
      {paths > 0 && (
        <div className="path-left">
          <TodayCount
            step={step}
            who="otherwise"
            path={null}
            name={tSteps("otherwise")}
            {...counts}
          />
          <TodayCount
            step={step}
            who="could_not_tell"
            path={null}
            name={t("choice.untold")}
            {...counts}
          />
        </div>
      )}
    </section>
  );
}
