import type { ProblemGroup, Run, RunStep, Shape } from "#ui/api/shapes.ts";
import { useOpenProblem } from "#ui/runs/step/problem/open-problem.ts";

/** The problems that another token, address or consent ends: trying again alone does not. */
const AT_TOOL: readonly Shape<"ProblemKind">[] = [
  "token_not_valid",
  "not_allowed",
  "address_unknown",
  "address_gone",
  "redirected",
  "host_not_found",
  "bad_certificate",
  "consent_missing",
  "connection_incomplete",
  "connection_stopped",
  "secret_missing",
];

/** What keeps a step that is put right where it sends to; null where nothing of that does. */
function kindAtTool({ status, detail }: RunStep): Shape<"ProblemKind"> | null {
  if (status !== "needs_you" || !detail) return null;
  return AT_TOOL.find((kind) => kind === detail.params.problem) ?? null;
}

/** What mends a step where it sends to. */
export type MendAtTool = {
  /** The open problem, which offers it; null where nothing is to be put right there any more. */
  readonly problem: ProblemGroup | null;
  /** Whether that is not known yet. */
  readonly isAsked: boolean;
};

/** The problem of a step that is put right where it sends to, while it was not. */
export function useMendAtTool(run: Run, stepId: string, step: RunStep): MendAtTool {
  const kind = kindAtTool(step);
  const { problem, isAsked } = useOpenProblem(run, stepId, kind);
  return { problem: problem && !problem.mended ? problem : null, isAsked };
}
