import type { StepId } from "#ui/document/definition.ts";
import type { StepFace, StepProblem } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

/** What a folded part says of the steps that it stands for. */
export type Inside = {
  readonly count: number;
  readonly toFix: number;
  readonly toCheck: number;
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
  "not_needed",
];

export function insideOf(
  { step, hidden, sequence }: Pick<Block, "step" | "hidden" | "sequence">,
  faces: ReadonlyMap<StepId, StepFace> | undefined,
  problems: ReadonlyMap<StepId, StepProblem> | undefined,
): Inside {
  const isSplit = sequence === null && step !== null && !hidden.includes(step);
  const steps = isSplit ? [step, ...hidden] : hidden;
  const own = sequence !== null && hidden.length === 0 ? [sequence] : steps;
  const asked = sequence === null ? steps : [...steps, sequence];
  const found = asked.flatMap((id) => problems?.get(id) ?? []);
  const statuses = new Set(own.map((id) => faces?.get(id)?.status ?? "not_yet"));
  return {
    count: hidden.length,
    toFix: found.reduce((sum, problem) => sum + problem.toFix, 0),
    toCheck: found.reduce((sum, problem) => sum + problem.toCheck, 0),
    status: faces && own.length > 0 ? (WORST.find((one) => statuses.has(one)) ?? null) : null,
  };
}
