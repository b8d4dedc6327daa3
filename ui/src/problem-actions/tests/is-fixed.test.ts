import { expect, it } from "vitest";
import type { Connection, ProblemGroup } from "#ui/api/shapes.ts";
import { isFixed } from "#ui/problem-actions/use-is-fixed.ts";

const BEFORE = "2026-11-28T09:00:00Z";
const THEN = "2026-11-28T09:02:00Z";
const AFTER = "2026-11-28T09:05:00Z";

type Known = {
  token?: string | null;
  address?: string;
  consent?: string;
  needs?: string[];
  stopped?: boolean;
};

const connection = ({ token = null, address, consent, needs = [], stopped = false }: Known) =>
  ({
    auth: { token_set_at: token, address_set_at: address ?? null },
    consents: consent ? [{ at: consent }] : [],
    needs,
    stopped,
  }) as unknown as Connection;

type Kind = ProblemGroup["kind"];

it.each<[string, Kind, Known, boolean]>([
  ["nothing was changed", "token_not_valid", {}, false],
  ["the token is from before", "token_not_valid", { token: BEFORE }, false],
  ["the token is newer", "token_not_valid", { token: AFTER }, true],
  ["the token is newer, and may do more", "not_allowed", { token: AFTER }, true],
  ["another thing was allowed since", "token_not_valid", { token: BEFORE, consent: AFTER }, false],
  ["it was allowed since", "consent_missing", { consent: AFTER }, true],
  ["the token says nothing of that", "consent_missing", { token: AFTER }, false],
  ["it leads elsewhere since", "host_not_found", { address: AFTER }, true],
  ["it leads elsewhere, which no token mends", "token_not_valid", { address: AFTER }, false],
  ["the token says nothing of the host", "host_not_found", { token: AFTER }, false],
  ["nothing here mends data", "data_not_accepted", { token: AFTER, address: AFTER }, false],
  ["something is missing still", "token_not_valid", { token: AFTER, needs: ["token"] }, false],
  ["sending is stopped", "token_not_valid", { token: AFTER, stopped: true }, false],
])("a problem is mended or not: %s", (_, kind, known, fixed) => {
  const actions: ProblemGroup["actions"] = ["fix_connection", "send_again"];
  const problem = { kind, connection: "con_1", last_at: THEN, actions };

  expect(isFixed(problem, connection(known))).toBe(fixed);
  expect(isFixed({ ...problem, actions: ["send_again"] }, connection(known))).toBe(false);
});
