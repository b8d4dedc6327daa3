import type { StepId } from "#ui/document/definition.ts";
import type { StepFace, StepProblem } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/layout.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

/** What a folded part says of the steps that it stands for. */
export type Inside = {
  readonly count: number;
  readonly problems: number;
  readonly toFix: boolean;
  /** The worst status, in a run. */
  readonly status: Status | null;
};

/** The most pressing first. */
const WORST: readonly Status[] = [
  "needs_you",
  "stopped",
  "waiting",
  "running",
  "not_yet",
  "done",
  "skipped",
];

export function insideOf(
  { step, hidden, sequence }: Pick<Block, "step" | "hidden" | "sequence">,
  faces: ReadonlyMap<StepId, StepFace> | undefined,
  problems: ReadonlyMap<StepId, StepProblem> | undefined,
): Inside {
  const isSplit = sequence === null && step !== null && !hidden.includes(step);
  const steps = isSplit ? [step, ...hidden] : hidden;
  const found = steps.flatMap((id) => problems?.get(id) ?? []);
  const statuses = new Set(steps.map((id) => faces?.get(id)?.status ?? "not_yet"));
  return {
    count: hidden.length,
    problems: found.reduce((sum, problem) => sum + problem.count, 0),
    toFix: found.some((problem) => problem.level === "to_fix"),
    status: faces && steps.length > 0 ? (WORST.find((one) => statuses.has(one)) ?? null) : null,
  };
}
