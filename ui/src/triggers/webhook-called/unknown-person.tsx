import { useTranslation } from "react-i18next";
import type { KnownFields } from "#ui/calls/call-field-select.tsx";
import { useDesigner } from "#ui/editing/context.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { PersonFields } from "#ui/triggers/webhook-called/person-fields.tsx";
import { adding } from "#ui/triggers/webhook-called/proposed-fields.ts";
import type { WebhookCalled } from "#ui/triggers/webhook-called/settings.ts";
import { Settle } from "#ui/triggers/webhook-called/settle.tsx";

type UnknownPersonProps = {
  start: WebhookCalled;
  known: KnownFields;
  change: (part: string, next: (start: WebhookCalled) => WebhookCalled) => void;
};

const ALREADY_IN = ["leave", "start_beside", "ask"] as const;
type AlreadyIn = NonNullable<WebhookCalled["already_in"]>;

/** Keep an unknown person's call under Problems, or add the person from it; and what else a start does. */
export function UnknownPerson({ start, known, change }: UnknownPersonProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const adds = start.unknown_person === "add_person";
  return (
    <>
      <RadioGroup<WebhookCalled["unknown_person"]>
        label={t("unknown.title")}
        value={start.unknown_person}
        isDisabled={isReadOnly}
        onChange={(unknown_person) =>
          change("unknown_person", (old) =>
            unknown_person === "add_person" ? adding(old, known) : { ...old, unknown_person },
          )
        }
        options={[
          { id: "keep_under_problems", label: t("unknown.keep"), help: t("unknown.keepHelp") },
          { id: "add_person", label: t("unknown.add"), help: t("unknown.addHelp") },
        ]}
      />
      {(adds || start.update_known) && (
        <PersonFields known={known} mapping={start.person_fields} change={change} />
      )}
      <Switch
        isSelected={start.update_known}
        isDisabled={isReadOnly}
        onChange={(update_known) => change("update_known", (old) => ({ ...old, update_known }))}
      >
        {t("unknown.update")}
      </Switch>
      <RadioGroup<AlreadyIn>
        label={t("alreadyIn.title")}
        value={start.already_in ?? "leave"}
        isDisabled={isReadOnly}
        onChange={(already_in) => change("already_in", (old) => ({ ...old, already_in }))}
        options={ALREADY_IN.map((id) => ({
          id,
          label: t(`alreadyIn.${id}`),
          help: t(`alreadyIn.help.${id}`),
        }))}
      />
      <Settle
        value={start.settle_s ?? 0}
        onChange={(settle_s) => change("settle_s", (old) => ({ ...old, settle_s }))}
      />
      <Switch
        isSelected={start.start_left}
        isDisabled={isReadOnly}
        help={t("unknown.leftHelp")}
        onChange={(start_left) => change("start_left", (old) => ({ ...old, start_left }))}
      >
        {t("unknown.left")}
      </Switch>
    </>
  );
}
