import { expect, it } from "vitest";
import type { Connection, ProblemGroup } from "#ui/api/shapes.ts";
import { isFixed } from "#ui/problem-actions/use-is-fixed.ts";
import { sum } from "#ui/problem-actions/use-send-again-at-once.ts";

const BEFORE = "2026-11-28T09:00:00Z";
const THEN = "2026-11-28T09:02:00Z";
const AFTER = "2026-11-28T09:05:00Z";

type Known = { token?: string | null; consent?: string; needs?: string[]; stopped?: boolean };

const connection = ({ token = null, consent, needs = [], stopped = false }: Known) =>
  ({
    auth: { token_set_at: token },
    consents: consent ? [{ at: consent }] : [],
    needs,
    stopped,
  }) as unknown as Connection;

it.each<[string, Known, boolean]>([
  ["nothing was changed", {}, false],
  ["the token is from before", { token: BEFORE }, false],
  ["the token is newer", { token: AFTER }, true],
  ["it was allowed since", { token: BEFORE, consent: AFTER }, true],
  ["something is missing still", { token: AFTER, needs: ["token"] }, false],
  ["sending is stopped", { token: AFTER, stopped: true }, false],
])("a problem is mended or not: %s", (_, known, fixed) => {
  const actions: ProblemGroup["actions"] = ["fix_connection", "send_again"];
  const problem = { connection: "con_1", last_at: THEN, actions };

  expect(isFixed(problem, connection(known))).toBe(fixed);
  expect(isFixed({ ...problem, actions: ["send_again"] }, connection(known))).toBe(false);
});

it("what came of several problems is one sum", () => {
  const done = (done: number, could_not: number, job: string | null = null) => ({
    done,
    could_not,
    job,
  });

  expect(sum([done(2, 1), done(3, 0, "job_1")])).toEqual(done(5, 1, "job_1"));
  expect(sum([])).toEqual(done(0, 0));
});
