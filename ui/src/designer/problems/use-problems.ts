import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Workflow } from "#ui/api/shapes.ts";
import type { StepId, ValidationProblem } from "#ui/document/definition.ts";
import { type Outline, outline } from "#ui/document/outline.ts";
import type { StepProblem } from "#ui/flow/face.ts";
import type { Words } from "#ui/words/words.ts";

export type SaidProblem = ValidationProblem & { readonly words: string; readonly short: string };

/** The problems that have a sentence of their own. */
type SaidCode = Exclude<keyof Words["designer"]["problem"], "other">;

/** The draft's problems in words, and the line each step's card carries. */
export function useProblems(workflow: Workflow): {
  all: readonly SaidProblem[];
  byStep: ReadonlyMap<StepId, StepProblem>;
} {
  const { t, i18n } = useTranslation("designer");
  const { problems, draft } = workflow;
  return useMemo(() => {
    const of = outline(draft);
    const isSaid = (code: string): code is SaidCode =>
      i18n.exists(`problem.${code}`, { ns: "designer" });
    const all = problems.map((problem) => {
      const code = isSaid(problem.code) ? problem.code : "other";
      const params = {
        ...problem.params,
        name: problem.params.name ?? "",
        ...whichStep(of, draft.trigger.name, problem),
        code: problem.code,
      };
      return {
        ...problem,
        words: t(`problem.${code}.long`, params),
        short: t(`problem.${code}.short`, params),
      };
    });
    return { all, byStep: byStep(all) };
  }, [problems, draft, t, i18n]);
}

function whichStep(
  of: Outline,
  trigger: string,
  { step }: ValidationProblem,
): { step: string; number: string } {
  const entry = step === null ? undefined : of.byId.get(step);
  return { step: entry?.step?.name ?? trigger, number: entry?.number ?? "1" };
}

function byStep(all: readonly SaidProblem[]): ReadonlyMap<StepId, StepProblem> {
  const found = new Map<StepId, StepProblem>();
  for (const problem of all) {
    if (problem.step === null) continue;
    const old = found.get(problem.step);
    const isWorse = !old || (old.level === "to_check" && problem.level === "to_fix");
    found.set(problem.step, {
      level: isWorse ? problem.level : old.level,
      words: isWorse ? problem.short : old.words,
      count: (old?.count ?? 0) + 1,
    });
  }
  return found;
}
