import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes("tests/"))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, "utf8") }));

/** What stands between the bracket that opens there and the one that closes it. */
function inBrackets(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if ("([{".includes(text.charAt(at))) depth += 1;
    if (")]}".includes(text.charAt(at))) depth -= 1;
    if (depth === 0) return text.slice(from, at + 1);
  }
  throw new Error(`no end of ${text.slice(from, from + 40)}`);
}

/** A hook's own lines, wherever it stands; none where it leaves it to whoever asks to hear of a failure. */
function linesOf(hook: string): string {
  const begins = new RegExp(`function ${hook}(?=\\()`);
  const at = files.find(({ text }) => begins.test(text));
  const found = at && begins.exec(at.text);
  if (!found) return "";
  const asks = found.index + found[0].length;
  const taken = inBrackets(at.text, asks);
  if (/\bonError\b/.test(taken)) return "";
  const body = at.text.indexOf("{", asks + taken.length);
  return inBrackets(at.text, body);
}

/** Whether a failure is heard of: where it is begun, where it was made ready, or where it is shown. */
function isTold(text: string, name: string, begun: string): boolean {
  const ready = new RegExp(`const ${name} = (\\w+)(?:<[^;=]*>)?(?=\\()`).exec(text);
  const [all = "", hook = ""] = ready ?? [];
  const made = ready ? inBrackets(text, ready.index + all.length) : "";
  const isShown = new RegExp(`\\b${name}\\.error\\b`).test(text);
  return (
    isShown ||
    [begun, made, linesOf(hook)].some((part) => /\bonError\b|\buseToldFailure\b/.test(part))
  );
}

/** What begins something and does not wait for it must hear of its failure in another way. */
it("whatever is begun says when it failed", () => {
  const begun = files.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(\w+)\.mutate(?=\()/g)].map((found) => {
      const name = found[1] ?? "";
      const call = inBrackets(text, found.index + found[0].length);
      return { what: `${file}: ${name}`, isTold: isTold(text, name, call) };
    }),
  );

  expect(begun.length).toBeGreaterThan(60);
  expect(begun.filter((one) => !one.isTold).map(({ what }) => what)).toEqual([]);
});

/** What asks for a reason, where it is called. */
const ASKS =
  /\b(?:atStep|stopRun|releaseCall|ignoreCall|sendAgainAll|sendAgainTo)\(([^;]*?)\)[;,.\n]/g;

/** The audit outlives the language of whoever pressed: a reason that nobody typed is in none. */
it("no reason that the audit keeps is made of the words of a language", () => {
  const asked = files.flatMap(({ file, text }) =>
    [...text.matchAll(ASKS)].map(([, said = ""]) => ({ file, said })),
  );
  const inWords = asked.filter(({ said }) => /\bt\(/.test(said));

  expect(asked.length).toBeGreaterThan(8);
  expect(inWords.map(({ file }) => file)).toEqual([]);
});

/** What the audit keeps, begun or handed on as the words of a language. */
const MADE = [
  /\[(?:note|reason|why), set\w+\] = useState(?:<[^>]*>)?\((?:[^;]*?[^\w.])?t\(/,
  /\b(?:useGoLive|mutate|mutateAsync)\(\{[^}]*?\b(?:note|reason):\s*[^,}]*?\bt\(/,
];

it("no note or reason begins with the words of a language", () => {
  const begin = files.filter(({ text }) => /\[(?:note|reason), set\w+\] = useState/.test(text));
  const inWords = files.filter(({ text }) => MADE.some((made) => made.test(text)));

  expect(begin.length).toBeGreaterThan(2);
  expect(inWords.map(({ file }) => file)).toEqual([]);
});
