import { Plus } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Label, Token, TokenField, type TokenFieldValue, TokenInput } from "react-aria-components";
import { setTokenFieldSelection } from "react-aria-components/TokenField";
import { useTranslation } from "react-i18next";
import type { Segment } from "#ui/document/definition.ts";
import { classes } from "#ui/parts/classes.ts";
import { DetailPicker } from "#ui/values/detail-picker.tsx";
import { DetailPill } from "#ui/values/detail-pill.tsx";
import { fromField, type Pill, sameSegments, toField, withPill } from "#ui/values/segments.ts";
import type { Details } from "#ui/values/use-details.ts";

type ValueFieldProps = {
  label: string;
  segments: readonly Segment[];
  details: Details;
  onChange: (segments: Segment[]) => void;
  isReadOnly?: boolean;
  /** Where it is in the settings of the step. */
  place?: string;
  /** Whether `/` opens the picker; off where a slash is ordinary text, as it is behind a digit. */
  slash?: boolean;
  /** The id of what says what is wrong with it. */
  describedBy?: string | undefined;
  className?: string;
};

/** Text and pills of details in one line; the picker opens by `/` or its button. */
export function ValueField(props: ValueFieldProps) {
  const { label, segments, details, onChange, isReadOnly = false, slash = true } = props;
  const { t } = useTranslation("designer");
  const textOf = (pill: Pill) =>
    pill.kind === "secret" ? t("values.secret") : details.nameOf(pill.reference);
  const [value, setValue] = useState<TokenFieldValue<Pill>>(() => toField(segments, textOf));
  const [picking, setPicking] = useState<"none" | "slash" | "button">("none");
  const [touched, setTouched] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const emitted = useRef<readonly Segment[]>(segments);
  const latest = useRef(value);
  latest.current = value;
  const names = useRef(textOf);
  names.current = textOf;

  useEffect(() => {
    if (sameSegments(segments, emitted.current)) return;
    emitted.current = segments;
    setValue(toField(segments, names.current));
  }, [segments]);

  const take = (next: TokenFieldValue<Pill>) => {
    setValue(next);
    const now = fromField(next);
    if (sameSegments(now, emitted.current)) return;
    emitted.current = now;
    onChange(now);
  };
  /** Back from the picker: a field that gets the focus would begin at its start. */
  const goOn = ({ selectedRange }: TokenFieldValue<Pill>) =>
    requestAnimationFrame(() => {
      const input = field.current?.querySelector<HTMLElement>(".value-input");
      if (!input) return;
      input.focus();
      setTokenFieldSelection(input, selectedRange, true);
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "/" || !slash || isReadOnly || event.ctrlKey || event.altKey) return;
    if (/\d$/.test(textBefore(latest.current))) return;
    event.preventDefault();
    setPicking("slash");
  };
  return (
    <TokenField<TokenFieldValue<Pill>>
      ref={field}
      className={classes("value-field", props.className)}
      value={value}
      onChange={take}
      isReadOnly={isReadOnly}
      onKeyDown={onKeyDown}
      onFocus={() => setTouched(true)}
      data-field={props.place}
      {...(props.describedBy && { "aria-describedby": props.describedBy })}
    >
      <Label className="hide">{label}</Label>
      <TokenInput<TokenFieldValue<Pill>> className="value-input">
        {(segment) => (
          <Token className="value-token">
            {segment.value ? (
              <DetailPill
                pill={segment.value}
                text={textOf(segment.value)}
                isBroken={
                  segment.value.kind === "detail" && details.isBroken(segment.value.reference)
                }
                sample={
                  segment.value.kind === "detail"
                    ? (details.find(segment.value.reference)?.sample ?? null)
                    : null
                }
              />
            ) : (
              <span>{segment.text}</span>
            )}
          </Token>
        )}
      </TokenInput>
      {!isReadOnly && (
        <button
          type="button"
          className="value-insert"
          aria-label={t("picker.open", { field: label })}
          title={t("picker.title")}
          onClick={() => setPicking("button")}
        >
          <Plus className="sm" />
        </button>
      )}
      {picking !== "none" && (
        <DetailPicker
          anchor={field}
          groups={details.groups}
          onPick={(reference) => {
            const pill: Pill = { kind: "detail", reference, format: "as_is" };
            const end = touched ? latest.current : atEnd(latest.current);
            setPicking("none");
            const next = withPill(end, pill, details.nameOf(reference));
            take(next);
            goOn(next);
          }}
          onClose={(search) => {
            const literal = picking === "slash" && search === "";
            setPicking("none");
            const next = literal ? withText(latest.current, "/") : latest.current;
            if (literal) take(next);
            goOn(next);
          }}
        />
      )}
    </TokenField>
  );
}

/** What stands in the same piece before the place where one writes. */
function textBefore({ segments, selectedRange: { start } }: TokenFieldValue<Pill>): string {
  const piece = segments[start.index];
  return piece?.type === "text" ? piece.text.slice(0, start.offset) : "";
}

function atEnd(value: TokenFieldValue<Pill>): TokenFieldValue<Pill> {
  const index = Math.max(0, value.segments.length - 1);
  const offset = value.segments[index]?.text.length ?? 0;
  return value.withCaretPosition({ index, offset });
}

function withText(value: TokenFieldValue<Pill>, text: string): TokenFieldValue<Pill> {
  const { start, end } = value.selectedRange;
  return value.replaceRange(start, end, text);
}
