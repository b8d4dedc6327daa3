import { useTranslation } from "react-i18next";
import { useAddress } from "#ui/addresses/use-address.ts";
import { useSampleCall } from "#ui/api/addresses.ts";
import { CallFieldSelect, NOTHING_KNOWN, whose } from "#ui/calls/call-field-select.tsx";
import { CallSections } from "#ui/calls/call-sections.tsx";
import { StartVerdict } from "#ui/calls/matching/start-verdict.tsx";
import { useDesigner } from "#ui/editing/context.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import type { WebhookCalled } from "#ui/triggers/webhook-called/settings.ts";
import { UnknownPerson } from "#ui/triggers/webhook-called/unknown-person.tsx";

type StartPanelProps = { start: WebhookCalled };

/** The sections of a call, whose person is known, added or kept under Problems. */
export function StartPanel({ start }: StartPanelProps) {
  const { t } = useTranslation("designer");
  const words = useFlowWords();
  const { definition, changeStart, isReadOnly } = useDesigner();
  const { id } = definition.trigger;
  const address = useAddress(id);
  const known = useSampleCall(address).data ?? NOTHING_KNOWN;
  const change = (part: string, next: (start: WebhookCalled) => WebhookCalled) =>
    changeStart(part, (old) => (old.kind === "webhook_called" ? next(old) : old));
  const { person } = start;
  const who = (
    <>
      <div className="who">
        <span>{t("start.emailIn")}</span>
        <CallFieldSelect
          label={t("start.emailIn")}
          isAbout
          automatic={t("who.automatic")}
          value={person.kind === "picked" ? person.pointer : null}
          known={whose(known)}
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
      <StartVerdict
        start={id}
        field={person}
        adds={start.unknown_person === "add_person"}
        address={address}
        known={whose(known)}
        onPropose={(pointer) =>
          change("person", (old) => ({ ...old, person: { kind: "picked", pointer } }))
        }
      />
      <UnknownPerson start={start} known={known} change={change} />
    </>
  );
  return (
    <CallSections
      owner={id}
      source={{ kind: "trigger" }}
      who={{
        summary: person.kind === "automatic" ? t("who.automatic") : words.field(person.pointer),
        isSaid: person.kind === "picked" && person.pointer !== "",
        body: who,
      }}
      onlyIf={{
        title: t("onlyIf.startTitle"),
        always: t("onlyIf.alwaysStart"),
        condition: start.only_if,
        onChange: (part, only_if) => change(`only_if_${part}`, (old) => ({ ...old, only_if })),
      }}
    />
  );
}
