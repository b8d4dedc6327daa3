import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { UNDO_STEPS } from "#ui/document/history.ts";
import { i18next } from "#ui/words/i18n.ts";
import { languages } from "#ui/words/languages.ts";
import { stem, textsOf } from "#ui/words/tests/texts.ts";

/** The number that a line of the server's code gives to a name; products are worked out. */
function constant(file: string, name: string): number {
  const text = readFileSync(`../crates/${file}`, "utf8");
  const line = new RegExp(`const ${name}: [^=]+= (.*);`).exec(text)?.[1];
  const numbers = /\(?([\d_ *]+)\)?$/.exec(line ?? "")?.[1];
  if (!numbers) throw new Error(`${name} of ${file} is no number: ${line}`);
  return numbers.split("*").reduce((all, one) => all * Number(one.trim().replaceAll("_", "")), 1);
}

/** The number that a file of the page's code gives to a name. */
function ofThePage(file: string, name: string): number {
  const number = new RegExp(`const ${name} = ([\\d_]+);`).exec(readFileSync(file, "utf8"))?.[1];
  if (!number) throw new Error(`${name} of ${file} is no number`);
  return Number(number.replaceAll("_", ""));
}

const PORT_RETRY_S = constant("baton-http/src/hooks/limits.rs", "PORT_RETRY");
const HOURS_A_DAY = 24;

/** For so many days a message is tried, without what chance adds to each wait; whole ones. */
function daysOfTries(): number {
  const text = readFileSync("../crates/baton-core/src/retry.rs", "utf8");
  const waits = /const WAITS: [^=]+= \[([^\]]+)\];/.exec(text)?.[1] ?? "";
  const seconds = [...waits.matchAll(/from_secs\(([\d_ *]+)\)/g)].map(([, product = ""]) =>
    product.split("*").reduce((all, one) => all * Number(one.trim().replaceAll("_", "")), 1),
  );
  return Math.floor(seconds.reduce((all, one) => all + one, 0) / (HOURS_A_DAY * 3_600));
}

/** Which statuses count as done by themselves: the first, and the one after the last. */
function successes(): readonly [number, number] {
  const text = readFileSync("../crates/baton-core/src/retry.rs", "utf8");
  const [, first, end] = /fn is_success[^{]+\{\s*\((\d+)\.\.(\d+)\)/.exec(text) ?? [];
  return [Number(first), Number(end)];
}

const A_START = "baton-core/src/triggers/webhook_called/settings.rs";
const SECONDS_AN_HOUR = 3_600;

/** So many rows a gentle job does something to in a minute. */
const A_MINUTE = 60 / constant("baton-engine/src/jobs/runner.rs", "PAUSE");

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
  ["designer:problem.settle_out_of_range.long", constant(A_START, "SHORTEST_SETTLE_S")],
  [
    "designer:problem.settle_out_of_range.long",
    constant(A_START, "LONGEST_SETTLE_S") / SECONDS_AN_HOUR,
  ],
  ["frame:jobs.gently", A_MINUTE],
  ["many:gently", A_MINUTE],
  ["reports:slow", ofThePage("src/parts/loading.tsx", "SLOW_AFTER_MS") / 1_000],
  ["designer:it.successHelp", successes()[0]],
  ["designer:it.successHelp", successes()[1] - 1],
  ...[
    "outcomes:tool_broken.todo",
    "designer:fails.summary",
    "designer:fails.text",
    "problems:kind.too_many_requests.text",
    "problems:kind.tool_broken.text",
    "problems:kind.no_answer_in_time.text",
    "problems:kind.broken_connection.text",
  ].map((key): [string, number] => [key, daysOfTries()]),
];

const everywhere = languages.flatMap(({ id }) => SENTENCES.map((said) => [id, ...said] as const));

it.each(everywhere)("says the number that the server goes by, in %s: %s", (id, key, number) => {
  const [subject = "", path = ""] = key.split(":");
  const text: unknown = i18next.getResource(id, subject, path);
  const numbers = String(text).match(/\d[\d.,\u00a0\u202f]*\d|\d/g) ?? [];

  expect(numbers).toContain(new Intl.NumberFormat(id).format(number));
});

/** Numbers that promise nothing: how something is written, names of keys and codes, estimates. */
const NO_PROMISE: readonly string[] = [
  "content:unreadable.not_utf8",
  "designer:addressIt.minutesHelp",
  "designer:blank.later",
  "designer:values.format.date_iso",
  "designer:values.format.date_long",
  "designer:fails.alreadyHelp",
  "details:wrong.number",
  "frame:help.keyRows.rename.0",
  "frame:help.keyRows.zoom.0",
  "kinds:wait_for_time.panel.noTime",
  "problems:kind.already_there.text",
  "settings:time.text",
  "welcome:see.time",
  "welcome:connect.time",
];

it.each(languages.map(({ id }) => id))(
  "holds each number in a sentence to what decides it, in %s",
  (id) => {
    const held = new Set([...SENTENCES.map(([key]) => key), ...NO_PROMISE]);
    const numbers = textsOf(id).filter(({ text }) => /\d/.test(text.replace(/\{\{[^}]*\}\}/g, "")));
    const left = numbers.filter(
      ({ key }) => ![key, stem(key)].some((one) => held.has(one.replace(".", ":"))),
    );

    expect(numbers.length).toBeGreaterThan(SENTENCES.length / 2);
    expect(left.map(({ key, text }) => `${key}: “${text}”`)).toEqual([]);
  },
);

it("reckons with as many rows a minute as a gentle job does", () => {
  expect(ofThePage("src/runs/many/act-dialog.tsx", "A_MINUTE")).toBe(A_MINUTE);
});

it.each([
  ["en", "a hundred years"],
  ["de", "hundert Jahre"],
])("says in words how long nothing waits, in %s", (id, years) => {
  const text: unknown = i18next.getResource(id, "designer", "problem.wait_length_unusable.long");

  expect(text).toContain(years);
  expect(constant("baton-core/src/steps/wait_for_time/moment.rs", "MOST_DAYS")).toBe(100 * 365.25);
});

it("says that refused calls are kept as long as they are", () => {
  const hours = constant("baton-engine/src/jobs/upkeep.rs", "REFUSED_FOR");
  const days = constant("baton-admin/src/problems/wrong_tokens.rs", "LOOKED_BACK_DAYS");

  expect(days * HOURS_A_DAY).toBe(hours);
});

it("gives an old token as long as the server does unless it is told", () => {
  const page = readFileSync("src/addresses/address-details.tsx", "utf8");
  const hours = Number(/OVERLAP_H = (\d+);/.exec(page)?.[1]);

  expect(hours * 3_600).toBe(constant("baton-admin/src/addresses/change.rs", "OVERLAP_S"));
});

it("undoes as many edits as the server keeps", () => {
  expect(UNDO_STEPS).toBe(constant("baton-store/src/table/workflows/mod.rs", "UNDO_STEPS"));
});
