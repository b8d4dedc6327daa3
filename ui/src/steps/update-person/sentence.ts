import { referenceOf } from "#ui/document/detail-names.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";
import {
  type DetailValue,
  fixedText,
  isChosen,
  isEmptied,
  onlyReference,
  type UpdatePerson,
} from "#ui/steps/update-person/settings.ts";

/** What is set and what is emptied; of one detail alone, what it becomes. */
export function sentenceOf(step: UpdatePerson, wording: Wording): Sentence {
  const details = step.details.filter(isChosen);
  const name = ({ detail }: DetailValue) => wording.detail(referenceOf(detail));
  const emptied = details.filter(isEmptied).map(name);
  const set = details.filter((one) => !isEmptied(one));
  const [only] = set;
  if (!only) {
    return emptied.length > 0
      ? { key: "update_person.sentence.empties", slots: { emptied } }
      : { key: "update_person.sentence.nothing", slots: {} };
  }
  if (emptied.length > 0) {
    const slots = { details: set.map(name), emptied };
    return { key: "update_person.sentence.sets_and_empties", slots };
  }
  const value = set.length === 1 ? becomes(only, wording) : null;
  return value
    ? { key: "update_person.sentence.becomes", slots: { detail: name(only), value } }
    : { key: "update_person.sentence.sets", slots: { details: set.map(name) } };
}

/** What a detail becomes, in a few words; null where that is several pieces, or a word for programs. */
function becomes({ detail, value }: DetailValue, wording: Wording): string | null {
  if (detail === "status") return null;
  const reference = onlyReference(value.segments);
  return reference ? wording.detail(reference) : fixedText(value.segments);
}
