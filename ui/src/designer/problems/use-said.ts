import { useEffect, useMemo, useRef, useState } from "react";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";

/** The steps and paths that somebody has been to and left; none on a page that is still blank. */
export type Left = ReadonlySet<StepId>;

/** Everything in a flow that somebody can have left. */
export function allIn(definition: Definition): Left {
  const of = outline(definition);
  return new Set([...of.byId.keys(), ...of.paths.keys()]);
}

/**
 * What is said of a draft's problems. Of what is open and was not left since it began it is not
 * said what is to fix, nor what was to check from the beginning.
 */
export function saidOf(
  all: readonly SaidProblem[],
  open: StepId | null,
  left: Left,
  began: readonly string[] | null,
): readonly SaidProblem[] {
  if (left.size === 0) return [];
  return all.filter((problem) => {
    const { step, inPath, level } = problem;
    if (step === null || step !== open || left.has(inPath ?? step)) return true;
    return level === "to_check" && began !== null && !began.includes(keyOf(problem));
  });
}

type Editing = {
  readonly definition: Definition;
  /** What the problems are about: the draft as it was last saved. */
  readonly checked: Definition;
  /** The step whose panel is open. */
  readonly open: StepId | null;
  /** Whether a field of the panel is being written in. */
  readonly isWriting: boolean;
  /** Whether everything is looked at now: on going live. */
  readonly isJudged: boolean;
};

/**
 * The problems that are said. No field is judged before it was left: what is new is not until its
 * panel is, and while a field is written in, nothing new is to fix.
 */
export function useSaid(
  all: readonly SaidProblem[],
  firstStep: StepId | null,
  { definition, checked, open, isWriting, isJudged }: Editing,
): readonly SaidProblem[] {
  const [left, setLeft] = useState<Left>(() => leftAtFirst(definition, firstStep));
  const before = useRef({ definition, open });
  useEffect(() => {
    const old = before.current;
    before.current = { definition, open };
    if (old.open === open) return;
    const more = allIn(old.definition);
    setLeft((one) => new Set([...one, ...more]));
  }, [definition, open]);
  useEffect(() => {
    if (isJudged) setLeft(allIn(definition));
  }, [isJudged, definition]);
  const began = useBeginning(all, open, checked);
  const said = useMemo(() => saidOf(all, open, left, began), [all, open, left, began]);
  const [known, setKnown] = useState("");
  const now = said.map(keyOf).join("\n");
  useEffect(() => {
    if (!isWriting) setKnown(now);
  }, [isWriting, now]);
  return useMemo(() => {
    if (isJudged) return all;
    if (!isWriting) return said;
    const before = known.split("\n");
    return said.filter(
      (problem) =>
        problem.step !== open || problem.level === "to_check" || before.includes(keyOf(problem)),
    );
  }, [all, said, known, open, isWriting, isJudged]);
}

/** What was wrong with the open step when it was first looked at; null before. */
function useBeginning(
  all: readonly SaidProblem[],
  open: StepId | null,
  checked: Definition,
): readonly string[] | null {
  const [began, setBegan] = useState<{ step: StepId; keys: readonly string[] } | null>(null);
  const isNew = open !== null && began?.step !== open && outline(checked).byId.has(open);
  if (isNew) setBegan({ step: open, keys: all.filter(({ step }) => step === open).map(keyOf) });
  return began !== null && began.step === open ? began.keys : null;
}

/** A page that is opened was left before; a blank one, and a step that just began, were not. */
function leftAtFirst(definition: Definition, firstStep: StepId | null): Left {
  if (definition.steps.length === 0) return new Set();
  return new Set([...allIn(definition)].filter((id) => id !== firstStep));
}

function keyOf({ code, step, path }: SaidProblem): string {
  return `${code} ${step} ${path}`;
}
