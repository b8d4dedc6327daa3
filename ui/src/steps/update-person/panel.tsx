import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { useKindWords } from "#ui/sentences/kind-words.ts";
import { useWording } from "#ui/sentences/use-wording.ts";
import { DetailTable } from "#ui/steps/update-person/detail-table.tsx";
import { PROBLEM_SECTIONS } from "#ui/steps/update-person/problem-sections.ts";
import { sentenceOf } from "#ui/steps/update-person/sentence.ts";
import type { UpdatePerson } from "#ui/steps/update-person/settings.ts";

type UpdatePanelProps = { step: StepId; action: UpdatePerson };

/** Which details of the person are set, and what they become. */
export function UpdatePanel({ step, action }: UpdatePanelProps) {
  const { t } = useKindWords();
  const { changeStep, connections } = useDesigner();
  const { wording, words } = useWording(connections);
  return (
    <Section
      number={1}
      title={t("update_person.panel.title")}
      problems={PROBLEM_SECTIONS.details}
      isComplete={false}
      summary={words.plain(sentenceOf(action, wording))}
    >
      <DetailTable
        step={step}
        details={action.details}
        onChange={(part, next) =>
          changeStep(step, part, (old) =>
            old.kind === "update_person" ? { ...old, details: next(old.details) } : old,
          )
        }
      />
      <p className="help">{t("update_person.panel.help")}</p>
    </Section>
  );
}
