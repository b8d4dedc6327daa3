import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import { MENDS } from "#ui/designer/panel/mends.ts";
import { Section } from "#ui/designer/panel/Section.tsx";
import { AddressDetails } from "#ui/designer/receive/AddressDetails.tsx";
import { AddressSection } from "#ui/designer/receive/AddressSection.tsx";
import { IfNobodyCalls } from "#ui/designer/receive/IfNobodyCalls.tsx";
import { Listening } from "#ui/designer/receive/Listening.tsx";
import { OnlyIf } from "#ui/designer/receive/OnlyIf.tsx";
import {
  useConditionSummary,
  useNobodySummary,
  useWhoSummary,
} from "#ui/designer/receive/summaries.ts";
import { useAddress } from "#ui/designer/receive/use-address.ts";
import { WhoIsItAbout } from "#ui/designer/receive/WhoIsItAbout.tsx";
import type { StepId, WaitForCall } from "#ui/flow/definition.ts";

type WaitPanelProps = { step: StepId; action: WaitForCall };

/** Give this to the other tool, listening, who it is about, only if, if nobody calls. */
export function WaitPanel({ step, action }: WaitPanelProps) {
  const { t } = useTranslation("designer");
  const { changeStep } = useDesigner();
  const address = useAddress(step);
  const change = (part: string, next: (wait: WaitForCall) => WaitForCall) =>
    changeStep(step, part, (old) => (old.kind === "wait_for_call" ? next(old) : old));
  const who = useWhoSummary(action.match_by);
  const condition = useConditionSummary(action.only_if);
  const nobody = useNobodySummary(action);
  return (
    <>
      <Section
        number={1}
        title={t("address.title")}
        isComplete={false}
        summary={address?.url ?? ""}
      >
        <AddressSection address={address} />
      </Section>
      <Section number={2} title={t("listening.title")} isComplete={false}>
        <Listening owner={step} source={{ kind: "step", step }} address={address} />
      </Section>
      <Section number={3} title={t("who.title")} mends={MENDS.who} isComplete={false} summary={who}>
        <WhoIsItAbout step={step} action={action} change={change} address={address} />
      </Section>
      <Section
        number={4}
        title={t("onlyIf.title")}
        mends={MENDS.only_if}
        isComplete
        summary={action.only_if ? condition : t("onlyIf.always")}
      >
        <OnlyIf
          address={address}
          condition={action.only_if}
          onChange={(part, only_if) => change(`only_if_${part}`, (wait) => ({ ...wait, only_if }))}
        />
      </Section>
      <Section
        number={5}
        title={t("nobody.title")}
        mends={MENDS.nobody}
        isComplete
        summary={nobody}
      >
        <IfNobodyCalls action={action} change={change} />
      </Section>
      {address && <AddressDetails address={address} />}
    </>
  );
}
