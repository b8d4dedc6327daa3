import { renderHook } from "@testing-library/react";
import { useTranslation } from "react-i18next";
import { describe, expect, it } from "vitest";
import { PROBLEM_KINDS } from "#ui/api/wire/lists.ts";
import { words as notSet } from "#ui/words/en/problems/not-set.ts";
import { words as english } from "#ui/words/en/problems.ts";
import { useOutcomeWords } from "#ui/words/outcome-words.ts";
import { useProblemKindNames, useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import "#ui/words/i18n.ts";

describe("what became of a try", () => {
  const outcome = (code: string, params = {}) => ({ code, params });

  it.each([
    ["data came back", outcome("accepted"), "Okta accepted it.", ""],
    [
      "a web page came back",
      outcome("accepted", { answer: "web_page" }),
      "Okta answered with a web page, not data.",
      "The address may be the wrong one. The step counts as done.",
    ],
    [
      "it was sent on to another address",
      outcome("redirect", { host: "login.okta.example" }),
      "Okta answered with a redirect to login.okta.example.",
      "It may have done it already. Ask for the new address and replace it at the step.",
    ],
    [
      "it was no webhook",
      outcome("not_http"),
      "This address is not a webhook.",
      "Check the address, or ask IT.",
    ],
  ])("is said where %s", (_, one, what, todo) => {
    const { result } = renderHook(() => useOutcomeWords());

    expect(result.current(one, "Okta")).toMatchObject({ what, todo });
  });

  it.each([
    ["timeout", false, "Baton tries again."],
    ["timeout", true, "Baton does not try again by itself."],
    ["tool_broken", false, "Baton keeps trying for about 3 days."],
    ["tool_broken", true, "Baton does not try again by itself."],
    ["token_not_valid", true, "Ask for a new one and replace it."],
  ])("promises after %s only what follows, where it is the last: %s", (code, isLast, todo) => {
    const { result } = renderHook(() => useOutcomeWords());

    expect(result.current(outcome(code), "Okta", null, isLast).todo).toBe(todo);
  });
});

it.each([
  [{ host: "login.okta.example" }, /^It answered with a redirect to login\.okta\.example, and may/],
  [{}, /^It may have done it already\. Ask/],
])("says where a redirect leads: %o", (params, text) => {
  const { result } = renderHook(() => useProblemKindWords());

  expect(result.current("redirected", params, { tool: "Okta" }).text).toMatch(text);
});

it.each([
  [{ value: "Anna" }, "“Anna” is not an email address"],
  [{}, "What a call names is not an email address"],
])("names what is no email address: %o", (params, title) => {
  const { result } = renderHook(() => useProblemKindWords());

  expect(result.current("not_an_email", params).title).toBe(title);
});

it.each([
  [{ value: "Anna" }, /^Choose the person/],
  [{ value: "[TEST] a@x.io", looks_like: "test" }, /^It looks like a test.*Nobody was added/],
])("says of what is no email address whether it looks like a test: %o", (params, text) => {
  const { result } = renderHook(() => useProblemKindWords());

  expect(result.current("not_an_email", params).text).toMatch(text);
});

it.each([
  ["New hires", "Version 3 of “New hires” can’t be read"],
  [null, "Version 3 of a workflow can’t be read"],
])("says whose version cannot be read, whatever needed it: %s", (workflow, title) => {
  const { result } = renderHook(() => useProblemKindWords());
  const params = { what: "call", version: "3", because: "unreadable" };

  const told = result.current("could_not_handle", params, { workflow });

  expect(told.title).toBe(title);
  expect(told.text).toMatch(/^What needs this version is kept.* earlier version or go live/);
});

it("says of what looks sensitive that everybody sees the detail, and where it is marked", () => {
  const { result } = renderHook(() => useProblemKindWords());
  const params = { because: "looks_sensitive", value: "••••••••", detail: "person /custom/Band" };

  const { title, text } = result.current("detail_unread", params);

  expect(title).toBe("What a call says looks sensitive");
  expect(text).toMatch(/Everybody sees the detail.*Mark the detail as sensitive under People/);
});

it.each([
  [{}, /no work email stood there/],
  [{ sought: "other" }, /and nothing stood there/],
  [{ stood: "empty" }, /there and empty: the person may have none yet, or the other tool keeps/],
])("says of a call that names nobody what was looked for: %o", (params, text) => {
  const { result } = renderHook(() => useProblemKindWords());

  expect(result.current("names_nobody", params).text).toMatch(text);
});

it("begins with a capital where the tool has no name, and leaves a name as it is", () => {
  const { result } = renderHook(() => useProblemKindWords());

  expect(result.current("token_not_valid", {}).title).toMatch(/^The other tool says/);
  expect(result.current("token_not_valid", {}, { tool: "jira" }).title).toMatch(/^jira says/);
});

// Each of nine waits may be made a day long by what the other tool answers.
it.each([
  ["Okta", "Okta"],
  [null, "the other tool"],
])("says how long Baton goes on with a tool that asks it to slow down: %s", (tool, said) => {
  const { result } = renderHook(() => useProblemKindWords());

  expect(result.current("too_many_requests", {}, tool === null ? {} : { tool }).text).toBe(
    `Baton waits a while before each try, for about 3 days, or longer if ${said} asks for that.`,
  );
});

/** What people did not understand, by what they read now. */
const ASKED = [
  ["run", "receiving.why", "How do you know it is done?"],
  ["kept", "title_other", "Start these calls now?"],
  ["designer", "addressIt.minutes", "Ignore repeats within (minutes)"],
  ["problems", "kind.other_data.title", "Two calls have one number but different data"],
  ["outcomes", "not_http.what", "This address is not a webhook."],
  ["designer", "outcome.not_http.what", "This address is not a webhook."],
  ["connections", "needs.local_consent", "Inside your network: needs your permission"],
  ["connections", "detail.goOn", "Resume sending"],
  ["common", "copyForIt", "Copy for IT"],
  ["problems", "copyForIt", "Copy for IT"],
  ["designer", "test.copy", "Copy for IT"],
  ["frame", "help.copyReport", "Copy for IT"],
  ["run", "action.drop", "Don’t send the second message…"],
  ["run", "action.send_new", "Send with today’s details…"],
] as const;

it.each(ASKED)("%s.%s is said in plain words", (subject, key, said) => {
  const { result } = renderHook(() => useTranslation());
  const text: string = result.current.i18n.t(key, { ns: subject });

  expect(text).toBe(said);
});

it.each([
  [
    "connections",
    "detail.takenBack",
    { place: "jira.intern:8443" },
    "Permission removed. Nothing is sent to jira.intern:8443 any more.",
  ],
  ["designer", "changes.moved", { name: "Notify HR" }, "“Notify HR” was moved"],
  ["connections", "token.first", { name: "Okta" }, "Send a token separately to “Okta”"],
  [
    "kinds",
    "webhook_called.sentence.starts",
    { detail: "Work email" },
    "A tool sends the person’s Work email",
  ],
  ["details", "open_up.title", { name: "Salary" }, "Stop hiding “Salary”?"],
] as const)("%s.%s says in plain words what it names", (subject, key, values, said) => {
  const { result } = renderHook(() => useTranslation());
  const text: string = result.current.i18n.t(key, { ns: subject, ...values });

  expect(text).toBe(said);
});

it.each([
  [
    { by: "python3" },
    /^“python3” kept Baton’s file for itself from Sun 1 Mar 09:00 to Sun 1 Mar 09:05\./,
  ],
  [{}, /^Baton can’t tell which one\. .*Usually it is a virus scanner, a backup/],
])("says who kept Baton from storing, or who usually does: %o", (by, text) => {
  const { result } = renderHook(() => useProblemKindWords());
  const at = (minute: number) => new Date(2026, 2, 1, 9, minute).toISOString();

  const told = result.current("file_held", { ...by, since: at(0), until: at(5) });

  expect(told.text).toMatch(text);
  expect(told.text).toContain("send them again");
  expect(told.text).not.toContain("the last of");
});

it("says of a program that was in the way again how often, and since when", () => {
  const { result } = renderHook(() => useProblemKindWords());
  const at = (minute: number) => new Date(2026, 2, 1, 9, minute).toISOString();
  const last = { by: "backupd", since: at(30), until: at(31) };

  const told = result.current("file_held", { ...last, times: "3", first: at(0) });

  expect(told.text).toMatch(
    /^“backupd” kept .* 09:30 to .* 09:31\. That was the last of 3 times since Sun 1 Mar 09:00\./,
  );
});

it("says of calls that were too long who called, how long the last one was, and how often", () => {
  const { result } = renderHook(() => useProblemKindWords());
  const at = (minute: number) => new Date(2026, 2, 1, 9, minute).toISOString();
  const last = { at: at(30), from: "192.0.2.7", size: "1258291", most: "1048576" };

  const once = result.current("call_too_long", { ...last, times: "1", first: at(30) });
  const often = result.current("call_too_long", { ...last, times: "3", first: at(0) });

  expect(once.text).toMatch(
    /^The last one came Sun 1 Mar 09:30 from 192\.0\.2\.7 and had 1\.2 MB; Baton takes up to 1 MB\. Nothing of it was kept/,
  );
  expect(often.text).toContain("There were 3 since Sun 1 Mar 09:00. Nothing of it");
});

it("says of compressed calls who called, when the last one came, and how often", () => {
  const { result } = renderHook(() => useProblemKindWords());
  const at = (minute: number) => new Date(2026, 2, 1, 9, minute).toISOString();
  const last = { at: at(30), from: "192.0.2.7" };

  const once = result.current("call_compressed", { ...last, times: "1", first: at(30) });
  const often = result.current("call_compressed", { ...last, times: "3", first: at(0) });

  expect(once.text).toMatch(
    /^The last one came Sun 1 Mar 09:30 from 192\.0\.2\.7\. Nothing of it was kept.*switch off compression/,
  );
  expect(often.text).toContain("There were 3 since Sun 1 Mar 09:00. Nothing of it");
});

it("calls a kind of problems by no name of one of them, and leaves no gap where one stands", () => {
  const { result } = renderHook(() => useProblemKindNames());
  const titles: Partial<Record<string, { title: string }>> = { ...english.kind, ...notSet.kind };

  for (const kind of PROBLEM_KINDS) {
    const ofOne = titles[kind]?.title ?? "";
    const isNaming = /\{\{(step|email|other)\}\}/.test(ofOne);
    expect(result.current(kind), kind).toMatch(/^[A-Z].*[a-z?]$/);
    if (isNaming) expect(result.current(kind)).not.toBe(ofOne.replace(/\{\{\w+\}\}/, ""));
    expect(result.current(kind), kind).not.toMatch(/“”| {2}| ,|: ?$/);
  }
});
