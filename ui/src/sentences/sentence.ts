import type { Reference } from "#ui/document/definition.ts";
import type { SentenceKey } from "#ui/sentences/kind-words.ts";

/** What fills a slot: words as they are, a detail by its catalogue name, or a list of these. */
export type Slot = string | readonly string[];

/** What a step does, before it is put into words. Every slot is shown in bold. */
export type Sentence = {
  readonly key: SentenceKey;
  readonly slots: Readonly<Record<string, Slot>>;
  readonly count?: number;
};

/** What a kind of step may ask when it says what it does. */
export type Wording = {
  readonly detail: (reference: Reference) => string;
  /** Where a call says whom it is about. */
  readonly field: (pointer: string) => string;
  readonly tool: (connection: string | null) => string | null;
  readonly duration: (seconds: number) => string;
  /** Values of a detail, of which one is enough, as they are read. */
  readonly oneOf: (reference: Reference, values: readonly string[]) => string;
};

/** A run of text, bold or not. */
export type Piece = { readonly text: string; readonly bold: boolean };

const OPEN = "\u{e000}";
const SHUT = "\u{e001}";

/** A stand-in for a slot that survives translation, whatever the user's text contains. */
export function marker(name: string): string {
  return `${OPEN}${name}${SHUT}`;
}

/** Puts the slots' contents into a translated template; the lists are joined the language's way. */
export function pieces(template: string, slots: Sentence["slots"], language: string): Piece[] {
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  return template.split(OPEN).flatMap((chunk, index): Piece[] => {
    if (index === 0) return plain(chunk);
    const [name = "", rest = ""] = chunk.split(SHUT);
    const slot = slots[name] ?? "";
    const filled: Piece[] =
      typeof slot === "string"
        ? [{ text: slot, bold: true }]
        : list
            .formatToParts(slot)
            .map((part) => ({ text: part.value, bold: part.type === "element" }));
    return [...filled, ...plain(rest)];
  });
}

function plain(text: string): Piece[] {
  return text === "" ? [] : [{ text, bold: false }];
}
