import "#ui/steps/wait-for-time/wait-for-time.css";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useWording } from "#ui/sentences/use-wording.ts";
import { HowLong } from "#ui/steps/wait-for-time/how-long.tsx";
import { PROBLEM_SECTIONS } from "#ui/steps/wait-for-time/problem-sections.ts";
import { sentenceOf } from "#ui/steps/wait-for-time/sentence.ts";
import { ALREADY_PAST, type WaitForTime, WEEKEND_RULES } from "#ui/steps/wait-for-time/settings.ts";
import { WhenThatIs } from "#ui/steps/wait-for-time/when-that-is.tsx";

type WaitPanelProps = { step: StepId; action: WaitForTime };

/** How long it waits, what happens to days that are free or past, and whom it lets go on when. */
export function WaitPanel({ step, action }: WaitPanelProps) {
  const { t } = useKindWords();
  const { changeStep, connections, isReadOnly } = useDesigner();
  const { wording, words } = useWording(connections);
  const change = (part: string, next: Partial<WaitForTime>) =>
    changeStep(step, part, (old) => (old.kind === "wait_for_time" ? { ...old, ...next } : old));
  const { weekend_rule, already_past } = action;
  const isDate = action.until.kind === "date";
  return (
    <>
      <Section
        number={1}
        title={t("wait_for_time.panel.length")}
        problems={PROBLEM_SECTIONS.length}
        isComplete={false}
        summary={words.plain(sentenceOf(action, wording))}
      >
        <HowLong until={action.until} onChange={(until) => change("until", { until })} />
      </Section>
      {isDate && (
        <>
          <Section
            number={2}
            title={t("wait_for_time.panel.weekend")}
            isComplete
            summary={t(`wait_for_time.panel.weekends.${weekend_rule}`)}
          >
            <RadioGroup
              label={t("wait_for_time.panel.weekend")}
              hideLabel
              value={weekend_rule}
              isDisabled={isReadOnly}
              options={WEEKEND_RULES.map((id) => ({
                id,
                label: t(`wait_for_time.panel.weekends.${id}`),
              }))}
              onChange={(rule) => change("weekend_rule", { weekend_rule: rule })}
            />
          </Section>
          <Section
            number={3}
            title={t("wait_for_time.panel.past")}
            isComplete
            summary={t(`wait_for_time.panel.pasts.${already_past}`)}
          >
            <RadioGroup
              label={t("wait_for_time.panel.past")}
              hideLabel
              value={already_past}
              isDisabled={isReadOnly}
              options={ALREADY_PAST.map((id) => ({
                id,
                label: t(`wait_for_time.panel.pasts.${id}`),
              }))}
              onChange={(rule) => change("already_past", { already_past: rule })}
            />
          </Section>
        </>
      )}
      <Section number={isDate ? 4 : 2} title={t("wait_for_time.panel.when")} isComplete={false}>
        <WhenThatIs step={step} action={action} />
      </Section>
    </>
  );
}
