import { isMask } from "#ui/content/hidden/hidden.ts";
import { readContent } from "#ui/content/reading.ts";
import type { Value } from "#ui/content/value.ts";

/** The names under which tools say in words why they do not take something. */
const REASON =
  /^(errors?|messages?|msg|details?|reason|error_?(description|messages?|summary|causes?|detail|reason)|(long|user|developer)_?message)$/i;
/** The names that say so within such a group, and something else outside of one. */
const WITHIN = /^(title|description|summary|text)$/i;
/** The names of what an answer as a whole is wrapped in; other groups hold data. */
const WRAPPER = /^(data|result|response|fault|body)$/i;
/** So many reasons are told. */
const MOST = 3;
/** A reason is told as far as this, in characters. */
const LONGEST = 160;
/** A reason lies no deeper than this. */
const DEEPEST = 6;

/**
 * What the other tool says in its answer about why it does not take the data, as far as it says it
 * in words; what is sensitive is masked before it gets here. Empty where nothing is found that reads
 * as a reason. What Baton sent is none: some tools give it back with their answer.
 */
export function saidReasons(body: string, sent = ""): readonly string[] {
  const reading = readContent(body);
  if (!reading.ok) return plainReason(body);
  const found = new Set<string>();
  collect(found, reading.value, false, 0);
  const own = readContent(sent);
  const echoes = new Set(own.ok ? allTexts(own.value) : []);
  // "invalid_request" beside a sentence is that sentence's number, not a second reason.
  const said = [...found].filter((text) => !echoes.has(text));
  const sentences = said.filter((text) => /\s/.test(text));
  return (sentences.length > 0 ? sentences : said).slice(0, MOST).map(short);
}

/** A short answer that is no data: `invalid_payload`. */
function plainReason(body: string): readonly string[] {
  const text = body.trim();
  const isPlain = text !== "" && text.length <= LONGEST && !/[<>{}[\]\n]/.test(text);
  return isPlain && !isMask(text) ? [text] : [];
}

function collect(found: Set<string>, value: Value, isReason: boolean, depth: number): void {
  if (depth > DEEPEST) return;
  switch (value.kind) {
    case "text":
      if (isReason && /\p{L}{2}/u.test(value.text) && !isMask(value.text)) {
        found.add(asTold(value.text));
      }
      return;
    case "list":
      for (const item of value.items) collect(found, item, isReason, depth + 1);
      return;
    case "group":
      for (const { name, value: inside } of value.members) {
        const isNamed = REASON.test(name) || (isReason && WITHIN.test(name));
        // {"errors": {"email": "is required"}}: the field's name is the half of what is said.
        if (isReason && !isNamed) for (const text of textsIn(inside)) addOf(found, name, text);
        const isInside = isReason ? inside.kind === "group" : WRAPPER.test(name);
        if (isNamed || isInside) collect(found, inside, isNamed || isReason, depth + 1);
      }
      return;
    case "number":
    case "yes_no":
    case "nothing":
      return;
  }
}

/** Every text in what was sent, written as a reason is. */
function allTexts(value: Value): readonly string[] {
  switch (value.kind) {
    case "text":
      return [asTold(value.text)];
    case "list":
      return value.items.flatMap(allTexts);
    case "group":
      return value.members.flatMap(({ value: inside }) => allTexts(inside));
    case "number":
    case "yes_no":
    case "nothing":
      return [];
  }
}

function asTold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A text, or those of a list. */
function textsIn(value: Value): readonly string[] {
  if (value.kind === "text") return [value.text];
  return value.kind === "list" ? value.items.flatMap(textsIn) : [];
}

/** What is said of a field, and the field; a number or a link beside it is no reason. */
function addOf(found: Set<string>, name: string, text: string): void {
  const isSentence = /\s/.test(text.trim()) && !isMask(text);
  if (isSentence) found.add(`${name}: ${asTold(text)}`);
}

function short(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : text;
}
