import { referenceOf } from "#ui/document/detail-names.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";
import {
  type ChangedValue,
  type DetailChanged,
  meant,
} from "#ui/triggers/detail-changed/settings.ts";

/** Which detail changes, and from what to what where that is asked. */
export function sentenceOf(start: DetailChanged, wording: Wording): Sentence {
  const reference = referenceOf(start.detail);
  if (start.detail === "") return { key: "detail_changed.sentence.nothing", slots: {} };
  const said = (value: ChangedValue) => wording.oneOf(reference, meant(value));
  const slots = { detail: wording.detail(reference), from: said(start.from), to: said(start.to) };
  return { key: `detail_changed.sentence.${keyOf(start)}`, slots };
}

function keyOf({ from, to }: DetailChanged) {
  const [was, is] = [asked(from), asked(to)];
  if (was === "any") return is === "any" ? "changes" : is === "empty" ? "empty" : "becomes";
  if (is === "any") return was === "empty" ? "was_empty" : "was";
  if (was === "empty") return is === "empty" ? "changes" : "empty_becomes";
  return is === "empty" ? "was_becomes_empty" : "was_becomes";
}

/** Values of which none is written yet ask for none. */
function asked(value: ChangedValue): ChangedValue["kind"] {
  return value.kind === "one_of" && meant(value).length === 0 ? "any" : value.kind;
}
