import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { dotted, numberedIn, pointerOf } from "#ui/document/detail-names.ts";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useFlowWords } from "#ui/sentences/use-words.ts";

/** What the last calls had, and how many these were. */
export type KnownFields = Pick<Shape<"Sample">, "known" | "known_more" | "looked_at">;

/** Before a call has come. */
export const NOTHING_KNOWN: KnownFields = { known: [], known_more: false, looked_at: 0 };

/** The same fields as what says whom a call is about, each once: of one person's addresses one. */
export function whose(fieldsOfCalls: KnownFields): KnownFields {
  const { known } = fieldsOfCalls;
  const fields = known.map((field) => ({ ...field, pointer: field.whose }));
  const first = new Map(fields.toReversed().map((field) => [field.pointer, field]));
  const once = fields.filter((field) => first.get(field.pointer) === field);
  return { ...fieldsOfCalls, known: once };
}

type CallFieldSelectProps = {
  label: string;
  /** A pointer into the call; null is "found by itself" where that is offered. */
  value: string | null;
  known: KnownFields;
  /** Offers that Baton finds the person by itself. */
  automatic?: string;
  /** It says whom a call is about: of a list it means one thing, or each. */
  isAbout?: boolean;
  isDisabled?: boolean;
  onChange: (pointer: string | null) => void;
};

const AUTOMATIC = "automatic";
const TYPED = "typed";

/** A field of a received call: picked from what the last ones had, or written down. */
export function CallFieldSelect(props: CallFieldSelectProps) {
  const { label, value, known, automatic, isAbout, onChange } = props;
  const { t } = useTranslation("designer");
  const words = useFlowWords();
  const numbered = numberedIn(known.known.map(({ pointer }) => pointer));
  const named = (pointer: string) => (isAbout ? words.field(pointer, numbered) : dotted(pointer));
  const isKnown = known.known.some((field) => field.pointer === value);
  const seenIn = (calls: number) =>
    calls < known.looked_at ? t("who.inSome", { calls, count: known.looked_at }) : "";
  const [isTyping, setTyping] = useState(false);
  const options = [
    ...(automatic ? [{ id: AUTOMATIC, label: automatic }] : []),
    ...known.known.map((field) => ({
      id: field.pointer,
      label: named(field.pointer),
      help: [field.value.slice(0, 60), seenIn(field.calls)]
        .filter((text) => text !== "")
        .join(" · "),
    })),
    ...(value !== null && value !== "" && !isKnown ? [{ id: value, label: named(value) }] : []),
    {
      id: TYPED,
      label: t("who.typed"),
      ...(known.known_more ? { help: t("who.moreFields", { count: known.known.length }) } : {}),
    },
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
