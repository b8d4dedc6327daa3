import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Workflow } from "#ui/api/shapes.ts";
import type { StepId, ValidationProblem } from "#ui/document/definition.ts";
import { type Outline, outline } from "#ui/document/outline.ts";
import { branches, type SequenceKey } from "#ui/document/sequences.ts";
import type { StepProblem } from "#ui/flow/face.ts";
import { pathName } from "#ui/sentences/use-path-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import type { Words } from "#ui/words/words.ts";

/** A problem in words. One of a path belongs to the step that owns it, where it is solved. */
export type SaidProblem = ValidationProblem & {
  readonly words: string;
  readonly short: string;
  readonly inPath: SequenceKey | null;
};

/** The problems that have a sentence of their own. */
type SaidCode = Exclude<keyof Words["designer"]["problem"], "other">;

/** The draft's problems in words. */
export function useProblems(workflow: Workflow): readonly SaidProblem[] {
  const { t, i18n } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { personDetail } = useFlowWords();
  const { problems, draft } = workflow;
  return useMemo(() => {
    const of = outline(draft);
    const isSaid = (code: string): code is SaidCode =>
      i18n.exists(`problem.${code}`, { ns: "designer" });
    return problems.map((found): SaidProblem => {
      const inPath = pathIn(of, found);
      const problem = { ...found, step: of.paths.get(found.step ?? "")?.owner ?? found.step };
      const codes = [inPath === null ? "" : `path_${problem.code}`, problem.code];
      const code = codes.find(isSaid) ?? "other";
      const path = of.paths.get(inPath ?? "");
      const params = {
        ...problem.params,
        name: problem.params.name ?? "",
        named: problem.params.named ?? "",
        others: problem.params.others ?? "",
        text: problem.params.text ?? "",
        detail: personDetail(problem.params.detail ?? ""),
        from: stepCalled(of, problem.params.from, problem.params.from_name),
        other: stepCalled(of, problem.params.other, problem.params.other_name),
        ...whichStep(of, draft.trigger.name, problem),
        path: path ? pathName(tSteps, of, path) : "",
        code: problem.code,
      };
      return {
        ...problem,
        inPath,
        words: t(`problem.${code}.long`, params),
        short: t(`problem.${code}.short`, params),
      };
    });
  }, [problems, draft, t, tSteps, i18n, personDetail]);
}

function whichStep(
  of: Outline,
  trigger: string,
  { step }: ValidationProblem,
): { step: string; number: string } {
  const entry = step === null ? undefined : of.byId.get(step);
  return { step: entry?.step?.name ?? trigger, number: entry?.number ?? "1" };
}

/** Another step that a problem is about: its name, and its number where it has none. */
function stepCalled(of: Outline, id = "", known = ""): string {
  const entry = of.byId.get(id);
  const name = entry?.step?.name ?? known;
  return name.trim() === "" ? (entry?.number ?? "") : name;
}

/** The line each card carries, and what is wrong with a path also under that path. */
export function byStep(all: readonly SaidProblem[]): ReadonlyMap<StepId, StepProblem> {
  const found = new Map<StepId, StepProblem>();
  const add = (id: StepId, problem: SaidProblem) => {
    const old = found.get(id);
    const isWorse = !old || (old.level === "to_check" && problem.level === "to_fix");
    found.set(id, {
      level: isWorse ? problem.level : old.level,
      words: isWorse ? problem.short : old.words,
      toFix: (old?.toFix ?? 0) + (problem.level === "to_fix" ? 1 : 0),
      toCheck: (old?.toCheck ?? 0) + (problem.level === "to_check" ? 1 : 0),
    });
  };
  for (const problem of all) {
    if (problem.step === null) continue;
    add(problem.step, problem);
    if (problem.inPath !== null) add(problem.inPath, problem);
  }
  return found;
}

/** The path that a problem is about: it names it, or its pointer does behind the last step. */
function pathIn(of: Outline, { step, path }: ValidationProblem): SequenceKey | null {
  if (step !== null && of.paths.has(step)) return step;
  const own = path.slice(path.lastIndexOf("/steps/"));
  const index = /\/action\/paths\/(\d+)/.exec(own)?.[1];
  const split = of.byId.get(step ?? "")?.step;
  if (index === undefined || !split) return null;
  return branches(split)[Number(index)]?.key ?? null;
}
