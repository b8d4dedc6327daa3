import type { StepId } from "#ui/document/definition.ts";
import type { Outline, OutlineEntry } from "#ui/document/outline.ts";

/** The steps that were found in reading order, each with the words that say why; none for its name. */
export type Found = ReadonlyMap<StepId, string | null>;

/** What a person reads on a step: its name first. */
export type Read = (entry: OutlineEntry) => readonly string[];

/** The steps on which a person reads a text, whatever its capitals and accents. */
export function matching(of: Outline, text: string, read: Read): Found {
  const wanted = plain(text);
  const found = new Map<StepId, string | null>();
  if (wanted === "") return found;
  for (const entry of of.entries) {
    const [name = "", ...more] = read(entry);
    const why = more.find((one) => plain(one).includes(wanted));
    if (plain(name).includes(wanted)) found.set(entry.id, null);
    else if (why !== undefined) found.set(entry.id, why);
  }
  return found;
}

/** A text without what makes no difference to somebody who searches. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase().trim();
}
