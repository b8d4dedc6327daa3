import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import { MENDS } from "#ui/designer/panel/mends.ts";
import { Section } from "#ui/designer/panel/Section.tsx";
import { AddressDetails } from "#ui/designer/receive/AddressDetails.tsx";
import { AddressSection } from "#ui/designer/receive/AddressSection.tsx";
import { CallFieldSelect } from "#ui/designer/receive/CallFieldSelect.tsx";
import { Listening } from "#ui/designer/receive/Listening.tsx";
import { OnlyIf } from "#ui/designer/receive/OnlyIf.tsx";
import { useConditionSummary } from "#ui/designer/receive/summaries.ts";
import { UnknownPerson } from "#ui/designer/receive/UnknownPerson.tsx";
import { useAddress, useSampleCall } from "#ui/designer/receive/use-address.ts";
import type { TriggerKind, WebhookCalled } from "#ui/flow/definition.ts";
import { dotted } from "#ui/flow/detail-names.ts";

type StartPanelProps = { start: TriggerKind };

/** The same sections for a trigger: its address, what arrives, whom it is about, only if. */
export function StartPanel({ start }: StartPanelProps) {
  const { t } = useTranslation("designer");
  const { definition, changeStart, isReadOnly } = useDesigner();
  const { id } = definition.trigger;
  const address = useAddress(id);
  const fields = useSampleCall(address).data?.fields ?? [];
  const condition = useConditionSummary(start.only_if);
  const change = (part: string, next: (start: WebhookCalled) => WebhookCalled) =>
    changeStart(part, (old) => next(old));
  const { person } = start;
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
        <Listening owner={id} source={{ kind: "trigger" }} address={address} />
      </Section>
      <Section
        number={3}
        title={t("who.title")}
        mends={MENDS.who}
        isComplete={false}
        summary={person.kind === "automatic" ? t("who.automatic") : dotted(person.pointer)}
      >
        <div className="who">
          <span>{t("start.emailIn")}</span>
          <CallFieldSelect
            label={t("start.emailIn")}
            automatic={t("who.automatic")}
            value={person.kind === "picked" ? person.pointer : null}
            fields={fields}
            isDisabled={isReadOnly}
            onChange={(pointer) =>
              change("person", (old) => ({
                ...old,
                person: pointer === null ? { kind: "automatic" } : { kind: "picked", pointer },
              }))
            }
          />
        </div>
        {person.kind === "automatic" && <p className="help">{t("start.automaticHelp")}</p>}
        <UnknownPerson start={start} fields={fields} change={change} />
      </Section>
      <Section
        number={4}
        title={t("onlyIf.startTitle")}
        mends={MENDS.only_if}
        isComplete
        summary={start.only_if ? condition : t("onlyIf.alwaysStart")}
      >
        <OnlyIf
          address={address}
          condition={start.only_if}
          onChange={(part, only_if) => change(`only_if_${part}`, (old) => ({ ...old, only_if }))}
        />
      </Section>
      {address && <AddressDetails address={address} />}
    </>
  );
}
