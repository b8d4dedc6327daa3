import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import { MENDS } from "#ui/designer/panel/mends.ts";
import { Section } from "#ui/designer/panel/section.tsx";
import { CallSections } from "#ui/designer/receive/call-sections.tsx";
import { IfNobodyCalls } from "#ui/designer/receive/if-nobody-calls.tsx";
import { useNobodySummary, useWhoSummary } from "#ui/designer/receive/summaries.ts";
import { useAddress } from "#ui/designer/receive/use-address.ts";
import { WhoIsItAbout } from "#ui/designer/receive/who-is-it-about.tsx";
import type { StepId, WaitForCall } from "#ui/flow/definition.ts";

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
      who={{
        summary: who,
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
        mends={MENDS.nobody}
        isComplete
        summary={nobody}
      >
        <IfNobodyCalls action={action} change={change} />
      </Section>
    </CallSections>
  );
}
