import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/designer/context.ts";
import { CallFieldSelect } from "#ui/designer/receive/CallFieldSelect.tsx";
import type { PersonField, WebhookCalled } from "#ui/flow/definition.ts";
import { Button } from "#ui/parts/Button.tsx";
import { IconButton } from "#ui/parts/IconButton.tsx";
import { RadioGroup } from "#ui/parts/RadioGroup.tsx";
import { Select } from "#ui/parts/Select.tsx";
import { Switch } from "#ui/parts/Switch.tsx";

type UnknownPersonProps = {
  start: WebhookCalled;
  fields: readonly Shape<"ReceivedField">[];
  change: (part: string, next: (start: WebhookCalled) => WebhookCalled) => void;
};

/** The details that a call can fill in. */
export const FILLABLE = [
  "display_name",
  "given_name",
  "family_name",
  "work_email",
  "start_date",
  "end_date",
  "time_zone",
  "location",
  "job_title",
  "team",
  "department",
  "manager",
] as const;
type Fillable = (typeof FILLABLE)[number];

/** Keep an unknown person's call under Problems, or add the person from it; and what else a start does. */
export function UnknownPerson({ start, fields, change }: UnknownPersonProps) {
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
          change("unknown_person", (old) => ({ ...old, unknown_person }))
        }
        options={[
          { id: "keep_under_problems", label: t("unknown.keep"), help: t("unknown.keepHelp") },
          { id: "add_person", label: t("unknown.add"), help: t("unknown.addHelp") },
        ]}
      />
      {(adds || start.update_known) && (
        <PersonFields fields={fields} mapping={start.person_fields} change={change} />
      )}
      <Switch
        isSelected={start.update_known}
        isDisabled={isReadOnly}
        onChange={(update_known) => change("update_known", (old) => ({ ...old, update_known }))}
      >
        {t("unknown.update")}
      </Switch>
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

type PersonFieldsProps = {
  fields: readonly Shape<"ReceivedField">[];
  mapping: readonly PersonField[];
  change: UnknownPersonProps["change"];
};

/** What to send, reversed: a detail of the person, and the field of the call that fills it. */
function PersonFields({ fields, mapping, change }: PersonFieldsProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { isReadOnly } = useDesigner();
  const set = (next: (all: PersonField[]) => PersonField[]) =>
    change("person_fields", (old) => ({ ...old, person_fields: next(old.person_fields) }));
  const free = FILLABLE.find((one) => !mapping.some((field) => field.detail === one));
  return (
    <div className="pairs">
      <div className="pairs-head" aria-hidden="true">
        <span>{t("unknown.detail")}</span>
        <span>{t("unknown.from")}</span>
      </div>
      <ul>
        {mapping.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place.
          <li key={index} className="pairs-row is-mapping">
            <Select<Fillable>
              label={t("unknown.detail")}
              hideLabel
              size="sm"
              value={FILLABLE.find((one) => one === field.detail) ?? null}
              placeholder={field.detail}
              isDisabled={isReadOnly}
              options={FILLABLE.map((id) => ({ id, label: tSteps(`detail.${id}`) }))}
              onChange={(detail) => set((all) => all.with(index, { ...field, detail }))}
            />
            <CallFieldSelect
              label={t("unknown.from")}
              value={field.from}
              fields={fields}
              isDisabled={isReadOnly}
              onChange={(from) => set((all) => all.with(index, { ...field, from: from ?? "" }))}
            />
            <IconButton
              size="xs"
              label={t("unknown.remove")}
              icon={<Trash2 className="sm" />}
              isDisabled={isReadOnly}
              onPress={() => set((all) => all.toSpliced(index, 1))}
            />
          </li>
        ))}
      </ul>
      <div className="pairs-foot">
        <Button
          variant="link"
          size="sm"
          icon={<Plus />}
          isDisabled={isReadOnly || !free}
          onPress={() => free && set((all) => [...all, { detail: free, from: "" }])}
        >
          {t("unknown.more")}
        </Button>
      </div>
    </div>
  );
}
