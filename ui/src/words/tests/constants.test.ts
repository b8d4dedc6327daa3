import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { UNDO_STEPS } from "#ui/document/history.ts";
import { i18next } from "#ui/words/i18n.ts";
import { languages } from "#ui/words/languages.ts";

/** The number that a line of the server's code gives to a name; products are worked out. */
function constant(file: string, name: string): number {
  const text = readFileSync(`../crates/${file}`, "utf8");
  const line = new RegExp(`const ${name}: [^=]+= (.*);`).exec(text)?.[1];
  const numbers = /\(?([\d_ *]+)\)?$/.exec(line ?? "")?.[1];
  if (!numbers) throw new Error(`${name} of ${file} is no number: ${line}`);
  return numbers.split("*").reduce((all, one) => all * Number(one.trim().replaceAll("_", "")), 1);
}

const PORT_RETRY_S = constant("baton-http/src/hooks/limits.rs", "PORT_RETRY");
const HOURS_A_DAY = 24;

/** Each sentence with a number that the server decides, and what it decides. */
const SENTENCES: [string, number][] = [
  ["workflows:column.done", constant("baton-admin/src/workflows/shown.rs", "DONE_DAYS")],
  ["settings:company.most", constant("baton-admin/src/limits.rs", "COMPANY_DETAILS")],
  ["settings:time.why.too_long", constant("baton-core/src/calendar/ics/event.rs", "LONGEST_DAYS")],
  ["settings:time.why.too_many", constant("baton-core/src/calendar/ics/mod.rs", "MOST_DAYS")],
  ["common:deaf.again", PORT_RETRY_S],
  ["designer:reach.note.not_listening", PORT_RETRY_S],
  ["designer:match.nobodyYet", constant("baton-admin/src/matching/whom.rs", "MOST_PEOPLE")],
  [
    "designer:addressIt.senderIdHelp",
    constant("baton-core/src/matching/twice.rs", "SENDER_ID_FOR") / HOURS_A_DAY,
  ],
  [
    "designer:problem.timeout_out_of_range.long",
    constant("baton-engine/src/outgoing/mod.rs", "LONGEST_TRY_S"),
  ],
];

const everywhere = languages.flatMap(({ id }) => SENTENCES.map((said) => [id, ...said] as const));

it.each(everywhere)("says the number that the server goes by, in %s: %s", (id, key, number) => {
  const [subject = "", path = ""] = key.split(":");
  const text: unknown = i18next.getResource(id, subject, path);
  const numbers = String(text).match(/\d[\d.,\u00a0\u202f]*\d|\d/g) ?? [];

  expect(numbers).toContain(new Intl.NumberFormat(id).format(number));
});

it("gives an old token as long as the server does unless it is told", () => {
  const page = readFileSync("src/addresses/address-details.tsx", "utf8");
  const hours = Number(/OVERLAP_H = (\d+);/.exec(page)?.[1]);

  expect(hours * 3_600).toBe(constant("baton-admin/src/addresses/change.rs", "OVERLAP_S"));
});

it("undoes as many edits as the server keeps", () => {
  expect(UNDO_STEPS).toBe(constant("baton-store/src/table/workflows/mod.rs", "UNDO_STEPS"));
});
