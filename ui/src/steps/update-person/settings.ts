import type { Reference, Segment, StepOf, Value } from "#ui/document/definition.ts";
import { unnamedIn } from "#ui/document/detail-names.ts";
import { list, type ShapeOf, sent, shape, text } from "#ui/document/shape.ts";

export type UpdatePerson = StepOf<"update_person">;
export type DetailValue = UpdatePerson["details"][number];

/** An update as it begins: nothing is set. */
export function freshUpdate(): UpdatePerson {
  return { kind: "update_person", details: [] };
}

export const SHAPE: ShapeOf<UpdatePerson> = {
  details: list(shape({ detail: text, value: sent })),
};

/** What nobody is ever without. */
const NEVER_EMPTY = ["display_name", "given_name", "family_name", "work_email", "status"];

export function canBeEmpty(detail: string): boolean {
  return !NEVER_EMPTY.includes(detail);
}

/** What a detail becomes before anybody says. */
export const NOT_SAID: Value = {
  segments: [],
  type: "as_received",
  when_empty: { kind: "stop" },
};

/** What empties a detail, whoever it is. */
export const EMPTIED: Value = { ...NOT_SAID, when_empty: { kind: "send_empty" } };

/** Whether it is said which detail a row sets. */
export function isChosen({ detail }: DetailValue): boolean {
  return detail !== "" && unnamedIn(detail) === null;
}

/** Whether a detail is emptied for everybody. */
export function isEmptied({ value }: DetailValue): boolean {
  return value.segments.length === 0 && value.when_empty.kind === "send_empty";
}

/** What a detail becomes where that is the same for everybody; null where it is made of details. */
export function fixedText(segments: readonly Segment[]): string | null {
  if (segments.some((segment) => segment.kind !== "text")) return null;
  return segments.map((segment) => (segment.kind === "text" ? segment.text : "")).join("");
}

/** The value that one detail of the run gives, where nothing else is in it. */
export function onlyReference(segments: readonly Segment[]): Reference | null {
  const [only, ...others] = segments;
  return only?.kind === "detail" && others.length === 0 ? only.reference : null;
}

/** A row for another detail; what it was to become stays where the other can be that, too. */
export function withName(row: DetailValue, detail: string): DetailValue {
  const isStatus = (name: string) => name === "status";
  const keeps =
    isStatus(row.detail) === isStatus(detail) && (!isEmptied(row) || canBeEmpty(detail));
  return { detail, value: keeps ? row.value : NOT_SAID };
}
