/** No text of a language or of a person has it. */
const SLOT = "\u{e000}";

/** What stands before and behind a part of a text that is drawn by itself. */
export function around(fill: (slot: string) => string): readonly [before: string, behind: string] {
  const [before = "", behind = ""] = fill(SLOT).split(SLOT);
  return [before, behind];
}
