import { Plus, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { CallFieldSelect, type KnownFields } from "#ui/calls/call-field-select.tsx";
import type { PersonField } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { nextField } from "#ui/triggers/webhook-called/proposed-fields.ts";
import type { WebhookCalled } from "#ui/triggers/webhook-called/settings.ts";
import { PersonDetailSelect } from "#ui/values/person-detail-select.tsx";

type PersonFieldsProps = {
  known: KnownFields;
  mapping: readonly PersonField[];
  change: (part: string, next: (start: WebhookCalled) => WebhookCalled) => void;
};

/** What to send, reversed: a detail of the person, and the field of the call that fills it. */
export function PersonFields({ known, mapping, change }: PersonFieldsProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const set = (next: (all: PersonField[]) => PersonField[]) =>
    change("person_fields", (old) => ({ ...old, person_fields: next(old.person_fields) }));
  const next = nextField(mapping, known);
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
            <PersonDetailSelect
              label={t("unknown.detail")}
              value={field.detail}
              canName
              isDisabled={isReadOnly}
              onChange={(detail) => set((all) => all.with(index, { ...field, detail }))}
            />
            <CallFieldSelect
              label={t("unknown.from")}
              value={field.from}
              known={known}
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
          isDisabled={isReadOnly || !next}
          onPress={() => next && set((all) => [...all, next])}
        >
          {t("unknown.more")}
        </Button>
      </div>
    </div>
  );
}
