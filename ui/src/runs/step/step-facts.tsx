import { Trans, useTranslation } from "react-i18next";
import type { Run, RunStep } from "#ui/api/shapes.ts";
import { OtherCalls } from "#ui/runs/step/other-calls.tsx";
import { useTimes } from "#ui/words/times.ts";

type StepFactsProps = {
  run: Run;
  step: RunStep;
  /** What usually helps, when the step needs somebody. */
  advice: string | null;
};

/** What a step waits for, since when, and what comes next. */
export function StepFacts({ run, step, advice }: StepFactsProps) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const { waiting, message } = step;
  const open = step.status === "waiting" || step.status === "needs_you";
  return (
    <>
      {waiting && open && (
        <OtherCalls run={run} waiting={waiting} since={step.since ?? run.started_at} />
      )}
      {advice && <p>{advice}</p>}
      <dl className="facts">
        {waiting && open && (
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
        {message?.next_try_at && (
          <Fact name={t("step.next")}>
            {times.full(message.next_try_at)}, {times.ago(message.next_try_at)}
          </Fact>
        )}
        {message && (
          <Fact name={t("step.number")}>
            <span className="code" title={t("step.numberHelp")}>
              {message.id}
            </span>
          </Fact>
        )}
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
