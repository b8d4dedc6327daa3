import { expect, it } from "vitest";
import { saidReasons } from "#ui/problem-actions/tool-says/said-reason.ts";

const CASES: [string, unknown, readonly string[]][] = [
  [
    "a problem document",
    { title: "Bad Request", detail: "email is required" },
    ["email is required"],
  ],
  [
    "Okta's causes",
    {
      errorCode: "E0000001",
      errorSummary: "Api validation failed: login",
      errorCauses: [{ errorSummary: "login: An object with this field already exists" }],
    },
    ["Api validation failed: login", "login: An object with this field already exists"],
  ],
  [
    "Jira's fields",
    { errorMessages: [], errors: { summary: "You must specify a summary" } },
    ["You must specify a summary"],
  ],
  ["fields with lists", { errors: { email: ["is not valid"] } }, ["email: is not valid"]],
  [
    "a code beside a sentence",
    { error: { code: "bad_data", message: "The team is unknown" } },
    ["The team is unknown"],
  ],
  ["a code alone", { error: "invalid_payload" }, ["invalid_payload"]],
  ["what is masked", { message: "••••••••" }, []],
  [
    "the data that comes back with a code",
    {
      error: "invalid_payload",
      request: { employee: { reason: "Parental leave until May", details: "a quiet room" } },
    },
    ["invalid_payload"],
  ],
  ["an answer that is wrapped", { result: { error: "No such team" } }, ["No such team"]],
  ["the data itself", { title: "Head of People", name: "Noor Haddad" }, []],
  ["a number", { error: 400, message: "400" }, []],
];

it.each(CASES)("finds why a tool does not take the data: %s", (_, answer, said) => {
  expect(saidReasons(JSON.stringify(answer))).toEqual(said);
});

it("takes a short text as it is, and no page", () => {
  expect(saidReasons("invalid_payload")).toEqual(["invalid_payload"]);
  expect(saidReasons("<html><body>Bad request</body></html>")).toEqual([]);
  expect(saidReasons("")).toEqual([]);
});

it("tells no more than three, each as far as it fits", () => {
  const errors = ["one is wrong", "two is wrong", "three is wrong", "four is wrong"];
  expect(saidReasons(JSON.stringify({ errors }))).toEqual(errors.slice(0, 3));
  expect(saidReasons(JSON.stringify({ error: `It is ${"very ".repeat(80)}wrong` }))[0]).toMatch(
    /^It is very .*…$/,
  );
});

it("tells nothing of what was sent, also where a tool gives it back as a message", () => {
  const answer = { error: "invalid_payload", message: "Welcome to the  team, Noor!" };
  const sent = { text: "Welcome to the team, Noor!" };

  expect(saidReasons(JSON.stringify(answer), JSON.stringify(sent))).toEqual(["invalid_payload"]);
});
