import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useCallSubjects } from "#ui/calls/use-call-subjects.ts";
import { ConditionBuilder } from "#ui/conditions/condition-builder.tsx";
import { InWords } from "#ui/conditions/in-words.tsx";
import { useJudgedStep } from "#ui/conditions/use-judged-step.ts";
import { isWithoutTests, NO_TESTS } from "#ui/document/conditions.ts";
import type { ConditionGroup, StepId } from "#ui/document/definition.ts";

type OnlyIfProps = {
  /** The step or the start that is called. */
  owner: StepId;
  address: Shape<"Address"> | null;
  condition: ConditionGroup | null;
  onChange: (part: string, condition: ConditionGroup | null) => void;
};

/** Conditions on the call alone, in words; without a test every call counts. */
export function OnlyIf({ owner, address, condition, onChange }: OnlyIfProps) {
  const { t } = useTranslation("designer");
  const subjects = useCallSubjects(address);
  const judged = useJudgedStep(owner, condition)?.conditions[0] ?? null;
  const hasCall = (subjects.groups[0]?.details.length ?? 0) > 0;
  return (
    <>
      {condition === null && <p className="small muted">{t("onlyIf.none")}</p>}
      <ConditionBuilder
        condition={condition ?? NO_TESTS}
        subjects={subjects}
        lead={t("conditions.onlyIf")}
        onChange={(part, next) => onChange(part, isWithoutTests(next) ? null : next)}
      />
      {condition && (
        <InWords
          condition={condition}
          nameOf={subjects.nameOf}
          about={hasCall ? t("conditions.lastCall") : null}
          judged={judged}
        />
      )}
    </>
  );
}
