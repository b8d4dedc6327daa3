import { useTranslation } from "react-i18next";
import { useAddress } from "#ui/addresses/use-address.ts";
import { CallSections } from "#ui/calls/call-sections.tsx";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { IfNobodyCalls } from "#ui/steps/wait-for-call/if-nobody-calls.tsx";
import { PretendHere } from "#ui/steps/wait-for-call/pretend-here.tsx";
import { PROBLEM_SECTIONS } from "#ui/steps/wait-for-call/problem-sections.ts";
import type { WaitForCall } from "#ui/steps/wait-for-call/settings.ts";
import { isSaid, useNobodySummary, useWhoSummary } from "#ui/steps/wait-for-call/summaries.ts";
import { WhoIsItAbout } from "#ui/steps/wait-for-call/who-is-it-about.tsx";

type WaitPanelProps = { step: StepId; action: WaitForCall };

/** The sections of a call, found by its run, and what happens if nobody calls. */
export function WaitPanel({ step, action }: WaitPanelProps) {
  const { t } = useTranslation("designer");
  const { changeStep } = useDesigner();
  const address = useAddress(step);
  const change = (part: string, next: (wait: WaitForCall) => WaitForCall) =>
    changeStep(step, part, (old) => (old.kind === "wait_for_call" ? next(old) : old));
  const who = useWhoSummary(action.match_by);
  const nobody = useNobodySummary(action);
  return (
    <CallSections
      owner={step}
      source={{ kind: "step", step }}
      pretend={<PretendHere step={step} />}
      who={{
        summary: who,
        isSaid: isSaid(action.match_by),
        body: <WhoIsItAbout step={step} action={action} change={change} address={address} />,
      }}
      onlyIf={{
        title: t("onlyIf.title"),
        always: t("onlyIf.always"),
        condition: action.only_if,
        onChange: (part, only_if) => change(`only_if_${part}`, (wait) => ({ ...wait, only_if })),
      }}
    >
      <Section
        number={5}
        title={t("nobody.title")}
        problems={PROBLEM_SECTIONS.nobody}
        isComplete
        summary={nobody}
      >
        <IfNobodyCalls action={action} change={change} />
      </Section>
    </CallSections>
  );
}
