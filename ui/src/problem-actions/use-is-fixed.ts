import { useListedConnection } from "#ui/api/connections.ts";
import type { Connection, ProblemGroup } from "#ui/api/shapes.ts";

type Fixable = Pick<ProblemGroup, "kind" | "connection" | "last_at" | "actions">;

/** What of a connection can put a problem right. */
type Mend = "token" | "address" | "consent";

const MENDS: Partial<Record<ProblemGroup["kind"], readonly Mend[]>> = {
  token_not_valid: ["token"],
  not_allowed: ["token"],
  secret_missing: ["token"],
  consent_missing: ["consent", "address"],
  connection_incomplete: ["token", "address"],
  connection_stopped: ["address"],
  address_unknown: ["address"],
  address_gone: ["address"],
  redirected: ["address"],
  host_not_found: ["address"],
  nothing_answers: ["address"],
  bad_certificate: ["address"],
};

/**
 * Whether what a problem is about was put right since it last happened: nothing is missing at its
 * connection, and what can mend a problem of its kind is newer.
 */
export function isFixed(problem: Fixable, connection: Connection | null): boolean {
  if (!problem.actions.includes("fix_connection") || !connection) return false;
  const { needs, stopped } = connection;
  const since = Date.parse(problem.last_at);
  const times = (MENDS[problem.kind] ?? []).flatMap((mend) => timesOf(connection, mend));
  const isNewer = times.some((at) => at !== null && Date.parse(at) > since);
  return isNewer && needs.length === 0 && !stopped;
}

function timesOf({ auth, consents }: Connection, mend: Mend): (string | null)[] {
  switch (mend) {
    case "token":
      return [auth.token_set_at];
    case "address":
      return [auth.address_set_at];
    case "consent":
      return consents.map(({ at }) => at);
  }
}

/** The same, of a problem that is shown. */
export function useIsFixed(problem: Fixable): boolean {
  return isFixed(problem, useListedConnection(problem.connection));
}
