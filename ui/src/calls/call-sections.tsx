import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AddressDetails } from "#ui/addresses/address-details.tsx";
import { AddressSection } from "#ui/addresses/address-section.tsx";
import { useAddress } from "#ui/addresses/use-address.ts";
import { Listening } from "#ui/calls/listening.tsx";
import { OnlyIf } from "#ui/calls/only-if.tsx";
import { PROBLEM_SECTIONS } from "#ui/calls/problem-sections.ts";
import type { ConditionGroup, Source, StepId, ValidationCode } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { useConditionSummary } from "#ui/sentences/use-condition-summary.ts";
import { useTimes } from "#ui/words/times.ts";

type CallSectionsProps = {
  /** The step or the start that is called. */
  owner: StepId;
  source: Source;
  /** How a call finds its person, in one line and in full. */
  who: { summary: string; isSaid: boolean; body: ReactNode };
  onlyIf: {
    title: string;
    /** In one line, when there is no condition. */
    always: string;
    condition: ConditionGroup | null;
    onChange: (part: string, condition: ConditionGroup | null) => void;
  };
  /** What calls in place of the other tool, where the call can be pretended. */
  pretend?: ReactNode;
  /** What only one of the two asks, after the rest. */
  children?: ReactNode;
};

/** What a start and a wait have in common: an address, what arrives, whom it is about, only if. */
export function CallSections(props: CallSectionsProps) {
  const { owner, source, who, onlyIf, pretend = null, children } = props;
  const { t } = useTranslation("designer");
  const address = useAddress(owner);
  const condition = useConditionSummary(onlyIf.condition);
  const times = useTimes();
  const here: readonly ValidationCode[] = PROBLEM_SECTIONS.who;
  const isWrong = useDesigner().problems.some(
    ({ step, code }) => step === owner && here.includes(code),
  );
  return (
    <>
      <Section
        number={1}
        title={t("address.title")}
        isComplete={address?.last_call != null}
        summary={
          address?.last_call
            ? t("address.summary", { time: times.near(address.last_call.at) })
            : (address?.url ?? "")
        }
      >
        <AddressSection address={address} />
      </Section>
      <Section number={2} title={t("listening.title")} isComplete={false}>
        <Listening owner={owner} source={source} address={address} pretend={pretend} />
      </Section>
      <Section
        number={3}
        title={t("who.title")}
        problems={[...PROBLEM_SECTIONS.who, "say_who"]}
        isComplete={who.isSaid && !isWrong}
        summary={who.summary}
      >
        {who.body}
      </Section>
      <Section
        number={4}
        title={onlyIf.title}
        problems={PROBLEM_SECTIONS.only_if}
        isComplete
        summary={onlyIf.condition ? condition : onlyIf.always}
      >
        <OnlyIf
          owner={owner}
          address={address}
          condition={onlyIf.condition}
          onChange={onlyIf.onChange}
        />
      </Section>
      {children}
      {address && <AddressDetails address={address} />}
    </>
  );
}
