import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { dotted, pointerOf } from "#ui/document/detail-names.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";

type CallFieldSelectProps = {
  label: string;
  /** A pointer into the call; null is "found by itself" where that is offered. */
  value: string | null;
  fields: readonly Shape<"ReceivedField">[];
  /** Offers that Baton finds the person by itself. */
  automatic?: string;
  isDisabled?: boolean;
  onChange: (pointer: string | null) => void;
};

const AUTOMATIC = "automatic";
const TYPED = "typed";

/** A field of a received call: picked from the last one, or written down. */
export function CallFieldSelect(props: CallFieldSelectProps) {
  const { label, value, fields, automatic, onChange } = props;
  const { t } = useTranslation("designer");
  const isKnown = fields.some((field) => field.pointer === value);
  const [isTyping, setTyping] = useState(false);
  const options = [
    ...(automatic ? [{ id: AUTOMATIC, label: automatic }] : []),
    ...fields.map((field) => ({
      id: field.pointer,
      label: dotted(field.pointer),
      help: field.value.slice(0, 60),
    })),
    ...(value !== null && value !== "" && !isKnown ? [{ id: value, label: dotted(value) }] : []),
    { id: TYPED, label: t("who.typed") },
  ];
  const shown = isTyping ? TYPED : (value ?? (automatic ? AUTOMATIC : null));
  return (
    <div className="stack tight">
      <Select
        label={label}
        hideLabel
        size="sm"
        placeholder={t("who.pick")}
        value={shown === "" ? null : shown}
        options={options}
        isDisabled={props.isDisabled ?? false}
        onChange={(id) => {
          setTyping(id === TYPED);
          if (id !== TYPED) onChange(id === AUTOMATIC ? null : id);
        }}
      />
      {isTyping && (
        <TextField
          label={t("who.typedLabel")}
          hideLabel
          size="sm"
          code
          autoFocus
          placeholder="issue.key"
          onBlur={() => setTyping(false)}
          onChange={(text) => onChange(pointerOf(text))}
        />
      )}
    </div>
  );
}
