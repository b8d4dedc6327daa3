import { sentFields } from "#ui/content/sent-fields.ts";
import type { Definition, Field, Reference, StepId } from "#ui/document/definition.ts";
import { lastPart, namePointer, referenceOf } from "#ui/document/detail-names.ts";
import { outline } from "#ui/document/outline.ts";
import { FIRST_DETAILS, MORE_DETAILS } from "#ui/person-form/person-form.ts";

/** A detail of the person, and what it is called where it is sent. */
type Sent = { readonly name: string; readonly reference: Reference };

/**
 * The details of the person that the other tool names in what it says of what a step sent, by the
 * names under which they were sent. Empty where none can be told.
 */
export function detailsSaid(
  definition: Definition,
  step: StepId,
  said: readonly string[],
): readonly Reference[] {
  const action = outline(definition).byId.get(step)?.step?.action;
  if (!action) return [];
  const fields = sentFields(action).flatMap(personsIn);
  const sent = fields.length > 0 ? fields : ALL;
  const words = new Set(said.flatMap(wordsOf));
  return sent.filter(({ name }) => words.has(plain(name))).map(({ reference }) => reference);
}

/** A step that sends all of the person calls each detail what Baton does. */
const ALL: readonly Sent[] = [...FIRST_DETAILS, ...MORE_DETAILS].map((name) => ({
  name,
  reference: referenceOf(name),
}));

/** The only detail of the person in a field; of several nobody knows which is meant. */
function personsIn({ name, value }: Field): readonly Sent[] {
  const [only, ...others] = value.segments.flatMap((segment) =>
    segment.kind === "detail" ? [segment.reference] : [],
  );
  if (!only || others.length > 0 || only.source.kind !== "person") return [];
  return [{ name: lastPart(namePointer(name)), reference: only }];
}

/** The words of a sentence, and each two of them as one: "job title" is `jobTitle`. */
function wordsOf(text: string): readonly string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).map(plain);
  return words.flatMap((word, at) => [word, `${word}${words[at + 1] ?? ""}`]);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
