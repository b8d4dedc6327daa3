import type { Connection, ProblemGroup } from "#ui/api/shapes.ts";

type Replace = "replace_address" | "replace_token";
type Where = Pick<ProblemGroup, "kind" | "workflow" | "step">;

/** The kinds that another address mends; what comes behind the host is the step's. */
const BY_ADDRESS: ReadonlySet<ProblemGroup["kind"]> = new Set([
  "address_unknown",
  "address_gone",
  "redirected",
  "host_not_found",
]);

const BY_TOKEN: ReadonlySet<ProblemGroup["kind"]> = new Set(["token_not_valid", "secret_missing"]);

/**
 * What of the step is replaced to put a problem right; null where it is put right at the connection,
 * whose own token goes before one inside an address.
 */
export function replaceAtStep(problem: Where, connection: Connection | null): Replace | null {
  const { kind, workflow, step } = problem;
  const uses = connection?.used_by.filter((one) => one.workflow === workflow && one.step === step);
  const used = uses?.[0];
  if (!connection || !used) return null;
  if (BY_ADDRESS.has(kind)) return "replace_address";
  const isOwn = connection.auth.kind !== "none" && connection.auth.kind !== "inside";
  return BY_TOKEN.has(kind) && used.token_inside && !isOwn ? "replace_token" : null;
}
