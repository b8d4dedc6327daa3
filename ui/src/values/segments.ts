import { TokenFieldValue } from "react-aria-components";
import type { Format, Reference, Segment } from "#ui/document/definition.ts";

/** What a pill stands for. */
export type Pill =
  | { readonly kind: "detail"; readonly reference: Reference; readonly format: Format }
  | { readonly kind: "secret"; readonly slot: string };

type FieldSegment = TokenFieldValue<Pill>["segments"][number];
export type PillText = (pill: Pill) => string;

/** A value as the field shows it: text and pills mixed, never a template string. */
export function toField(segments: readonly Segment[], textOf: PillText): TokenFieldValue<Pill> {
  return new TokenFieldValue<Pill>(segments.map((segment) => toFieldSegment(segment, textOf)));
}

function toFieldSegment(segment: Segment, textOf: PillText): FieldSegment {
  if (segment.kind === "text") return { type: "text", text: segment.text };
  return { type: "token", text: textOf(segment), value: segment };
}

/** The segments of a field's value; empty text is nothing, neighbouring texts are one. */
export function fromField(value: TokenFieldValue<Pill>): Segment[] {
  const found: Segment[] = [];
  for (const segment of value.segments) {
    if (segment.type === "token") {
      if (segment.value) found.push(segment.value);
      continue;
    }
    if (segment.text === "") continue;
    const last = found.at(-1);
    if (last?.kind === "text") {
      found[found.length - 1] = { kind: "text", text: last.text + segment.text };
    } else found.push({ kind: "text", text: segment.text });
  }
  return found;
}

export function sameSegments(one: readonly Segment[], other: readonly Segment[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A value with a pill at the caret. */
export function withPill(
  value: TokenFieldValue<Pill>,
  pill: Pill,
  text: string,
): TokenFieldValue<Pill> {
  const { start, end } = value.selectedRange;
  return value.replaceRangeWithSegments(start, end, [{ type: "token", text, value: pill }]);
}

export function sameReference(one: Reference, other: Reference): boolean {
  const source = (reference: Reference) =>
    reference.source.kind === "step" ? reference.source.step : reference.source.kind;
  return source(one) === source(other) && one.pointer === other.pointer;
}
