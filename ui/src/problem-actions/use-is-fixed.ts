import { useListedConnection } from "#ui/api/connections.ts";
import type { Connection, ProblemGroup } from "#ui/api/shapes.ts";

type Fixable = Pick<ProblemGroup, "connection" | "last_at" | "actions">;

/**
 * Whether what a problem is about was put right since it last happened: nothing is missing at its
 * connection, and its token or what it may do is newer.
 */
export function isFixed(problem: Fixable, connection: Connection | null): boolean {
  if (!problem.actions.includes("fix_connection") || !connection) return false;
  const { auth, consents, needs, stopped } = connection;
  const changes = [auth.token_set_at, ...consents.map(({ at }) => at)];
  const since = Date.parse(problem.last_at);
  const isNewer = changes.some((at) => at !== null && Date.parse(at) > since);
  return isNewer && needs.length === 0 && !stopped;
}

/** The same, of a problem that is shown. */
export function useIsFixed(problem: Fixable): boolean {
  return isFixed(problem, useListedConnection(problem.connection));
}
