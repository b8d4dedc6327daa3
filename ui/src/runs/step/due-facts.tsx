import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Run, Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { referenceOf } from "#ui/document/detail-names.ts";
import { Fact } from "#ui/runs/step/fact.tsx";
import { stepOf } from "#ui/runs/step/step-of.ts";
import { useWording } from "#ui/sentences/use-wording.ts";
import { stepSentence } from "#ui/steps/registry.ts";
import { cityOf, useMomentTimes } from "#ui/words/moment-times.ts";
import { useTimes } from "#ui/words/times.ts";

type DueFactsProps = { run: Run; waiting: Shape<"StepWaiting">; stepId: StepId };

/** Until when a step waits, why until then, and by whose clocks. */
export function DueFacts({ run, waiting, stepId }: DueFactsProps) {
  const { t } = useTranslation("run");
  const times = useTimes();
  const moments = useMomentTimes();
  const { words, wording } = useWording(undefined);
  const { due_at: due, due_from: from } = waiting;
  const action = stepOf(run.definition, stepId)?.action;
  if (!due && !from) return null;
  const zone =
    from &&
    t(`step.zoneOf.${from.zone_of}`, {
      city: cityOf(from.zone),
      name: run.person.name,
    });
  return (
    <>
      <Fact name={t("step.due")}>
        {due ? `${moments.full(due)}, ${times.ago(due)}` : t("step.dueHidden")}
      </Fact>
      {action && <Fact name={t("step.dueWhy")}>{words.plain(stepSentence(action, wording))}</Fact>}
      {from?.detail && (
        <Fact name={words.detail(referenceOf(from.detail))}>
          {from.date ? moments.day(from.date) : t("step.dueHidden")}
          <p className="muted">
            {t("step.dueMoves", { name: run.person.name })}{" "}
            <Link to="/people/$person" params={{ person: run.person.id }}>
              {t("person", { name: run.person.name })}
            </Link>
          </p>
        </Fact>
      )}
      {from && (
        <Fact name={t("step.zone")}>
          {zone}
          {due && moments.differs(due, from.zone) && (
            <p className="muted">{t("step.zoneTime", { time: moments.full(due, from.zone) })}</p>
          )}
        </Fact>
      )}
    </>
  );
}
