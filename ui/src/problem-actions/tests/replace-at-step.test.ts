import { expect, it } from "vitest";
import type { Connection, ProblemGroup } from "#ui/api/shapes.ts";
import { replaceAtStep } from "#ui/problem-actions/replace-at-step.ts";

const connection = (kind: string, token_inside: boolean) =>
  ({
    auth: { kind },
    used_by: [{ workflow: "wf_1", step: "step_1", token_inside }],
  }) as unknown as Connection;
const at = (kind: ProblemGroup["kind"], step = "step_1") => ({ kind, workflow: "wf_1", step });

it.each([
  [
    "an address that is gone",
    at("address_unknown"),
    connection("bearer", false),
    "replace_address",
  ],
  [
    "a token inside the address",
    at("token_not_valid"),
    connection("inside", true),
    "replace_token",
  ],
  ["a token of the connection", at("token_not_valid"), connection("bearer", true), null],
  [
    "a step that is not there any more",
    at("address_gone", "step_2"),
    connection("none", true),
    null,
  ],
  ["something else", at("nothing_answers"), connection("inside", true), null],
])("%s leads to what mends it", (_, problem, tool, replace) => {
  expect(replaceAtStep(problem, tool)).toBe(replace);
});
