import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const files = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes("tests/"))
  .map((file) => ({ file, text: readFileSync(`src/${file}`, "utf8") }));

/** What begins something and does not wait for it must hear of its failure in another way. */
it("whatever is begun says when it failed", () => {
  const begins = files.filter(({ text }) => text.includes(".mutate("));
  const silent = begins.filter(({ text }) => !/\bonError\b|\.error\b/.test(text));

  expect(begins.length).toBeGreaterThan(20);
  expect(silent.map(({ file }) => file)).toEqual([]);
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
