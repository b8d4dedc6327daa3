import { Trans, useTranslation } from "react-i18next";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import { pathId } from "#ui/flow/path-faces.ts";
import { ByHandFact } from "#ui/runs/step/by-hand-fact.tsx";
import { OtherCalls } from "#ui/runs/step/came/other-calls.tsx";
import { DueFacts } from "#ui/runs/step/due-facts.tsx";
import { Fact } from "#ui/runs/step/fact.tsx";
import { usePathWords } from "#ui/sentences/use-path-words.ts";
import { useTimes } from "#ui/words/times.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type StepFactsProps = {
  run: Run;
  step: RunStep;
  stepId: StepId;
  /** What usually helps, when the step needs somebody. */
  advice: string | null;
};

/** What a step waits for, since when, and what comes next. */
export function StepFacts({ run, step, stepId, advice }: StepFactsProps) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const list = useNameList();
  const { waiting, message } = step;
  const open = step.status === "waiting" || step.status === "needs_you";
  return (
    <>
      {waiting?.address && open && (
        <OtherCalls run={run} waiting={waiting} since={step.since ?? run.started_at} />
      )}
      {advice && <p>{advice}</p>}
      <dl className="facts">
        {waiting?.address && open && (
          <Fact name={t("step.waitingFor")}>
            <Trans
              ns="run"
              i18nKey={waiting.match_value ? "step.callAbout" : "step.callTo"}
              values={{
                address: `/in/${(waiting.address ?? "").slice(0, 6)}…`,
                value: waiting.match_value ?? "",
              }}
              components={{ code: <span className="code" />, b: <b className="wrap" /> }}
            />
            {waiting.former_emails.length > 0 && (
              <div className="muted small">
                <Trans
                  ns="run"
                  i18nKey="step.callFormer"
                  values={{ emails: list(waiting.former_emails) }}
                  components={{ b: <b className="wrap" /> }}
                />
              </div>
            )}
          </Fact>
        )}
        {waiting?.reminder_at && open && (
          <Fact name={t("step.reminder")}>
            {times.full(waiting.reminder_at)}, {times.ago(waiting.reminder_at)}
          </Fact>
        )}
        {waiting?.limit_at && open && (
          <Fact name={t("step.limit")}>
            {times.full(waiting.limit_at)}, {times.ago(waiting.limit_at)}
          </Fact>
        )}
        {waiting && open && <DueFacts run={run} waiting={waiting} stepId={stepId} />}
        <ByHandFact run={run} step={step} />
        <PathFacts run={run} step={step} stepId={stepId} />
        {step.settings !== null && (
          <Fact name={t("step.settings")}>{t("step.ofVersion", { version: step.settings })}</Fact>
        )}
        {message?.next_try_at && (
          <Fact name={t("step.next")}>
            {times.full(message.next_try_at)}, {times.ago(message.next_try_at)}
          </Fact>
        )}
      </dl>
    </>
  );
}

/** Of a split, which paths the run took, and which of them are under way. */
function PathFacts({ run, step, stepId }: Pick<StepFactsProps, "run" | "step" | "stepId">) {
  const { t } = useTranslation("run");
  const list = useNameList();
  const of = outline(run.definition);
  const words = usePathWords(of);
  const split = of.byId.get(stepId)?.step;
  if (!step.paths || !split) return null;
  const { taken, open } = step.paths;
  const named = (ids: readonly StepId[]) =>
    branches(split).flatMap(({ key }) => {
      const path = of.paths.get(key);
      return path && ids.includes(pathId(stepId, key)) ? [words.name(path)] : [];
    });
  return (
    <>
      <Fact name={t("step.taken", { count: taken.length })}>{list(named(taken))}</Fact>
      {open.length > 0 && <Fact name={t("step.open")}>{list(named(open))}</Fact>}
    </>
  );
}
