import type { Run, RunStep } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { type Outline, type OutlinePath, outline } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import { type Use, usesOf } from "#ui/document/uses.ts";
import { pathId } from "#ui/flow/path-faces.ts";
import { changesPerson, splitOf } from "#ui/steps/registry.ts";

/** What a run does once it is past a step. */
export type Next =
  | { readonly kind: "step"; readonly step: StepId }
  /** Nothing, until these paths of a split are through; then what follows the split. */
  | {
      readonly kind: "others";
      readonly split: StepId;
      readonly paths: readonly OutlinePath[];
      readonly afterwards: Next;
    }
  | { readonly kind: "end" };

/** What skipping a step comes to. */
export type AfterSkip = {
  readonly next: Next;
  /** Whether the step owns paths, and takes none of them. */
  readonly takesNoPath: boolean;
  /** Whether the step would have set details of the person. */
  readonly setsNothing: boolean;
  /** The steps under way that end with it. */
  readonly givenUp: readonly StepId[];
  /** The steps that the run now never comes to. */
  readonly never: readonly StepId[];
  /** Where later steps use an answer that will be empty. */
  readonly empty: readonly Use[];
};

/** Told from the document and from how the run stands, by the rules of the run machine. */
export function afterSkip(run: Run, id: StepId): AfterSkip {
  const of = outline(run.definition);
  const gone: StepId[] = [id];
  const next = behind(run, of, id, (path) => gone.push(...inPath(of, path)));
  const step = of.byId.get(id)?.step;
  const paths = step ? branches(step) : [];
  gone.push(...paths.flatMap(({ key }) => inPath(of, key)));
  const others = gone.filter((one) => one !== id);
  const lost = new Set(gone.filter((one) => isOpen(run.steps[one])));
  return {
    next,
    takesNoPath: paths.length > 0 && !taken(run, id),
    setsNothing: step ? changesPerson(step.action) : false,
    givenUp: others.filter((one) => isAtWork(run.steps[one])),
    never: others.filter((one) => isAhead(run.steps[one])),
    empty: usesOf(run.definition, lost).filter(
      (use) => isAhead(run.steps[use.step]) && !lost.has(use.step),
    ),
  };
}

type Withdraws = (path: OutlinePath["key"]) => void;

/** Where the run goes on behind a step; what is not needed any more by that is told on the way. */
function behind(run: Run, of: Outline, id: StepId, withdraws: Withdraws): Next {
  const own = of.byId.get(id);
  const beside = of.sequences.get(own?.sequence ?? "")?.[(own?.index ?? 0) + 1];
  if (beside) return { kind: "step", step: beside.id };
  const path = of.paths.get(own?.sequence ?? "");
  const split = of.byId.get(path?.owner ?? "")?.step;
  if (!path || !split) return { kind: "end" };
  const paths = openBeside(run, of, path);
  if (paths.length > 0 && splitOf(split.action)?.goesOn === "all") {
    const afterwards = behind(run, of, split.id, () => undefined);
    return { kind: "others", split: split.id, paths, afterwards };
  }
  for (const { key } of paths) withdraws(key);
  return behind(run, of, split.id, withdraws);
}

/** The other paths of the same split that are not through. */
function openBeside(run: Run, of: Outline, { key, owner }: OutlinePath): OutlinePath[] {
  const step = of.byId.get(owner)?.step;
  const open = taken(run, owner)?.open ?? [];
  return (step ? branches(step) : []).flatMap((other) => {
    const path = other.key === key ? undefined : of.paths.get(other.key);
    return path && open.includes(pathId(owner, other.key)) ? [path] : [];
  });
}

function inPath(of: Outline, key: OutlinePath["key"]): StepId[] {
  return Array.from(walk(of.sequences.get(key) ?? []), (step) => step.id);
}

function taken(run: Run, id: StepId): RunStep["paths"] {
  return run.steps[id]?.paths ?? null;
}

/** A split whose paths are under way is where they are. */
function isAtWork(step: RunStep | undefined): boolean {
  return isOpen(step) && !isAhead(step) && !step?.paths;
}

function isAhead(step: RunStep | undefined): boolean {
  return step === undefined || step.status === "not_yet";
}

const OPEN: readonly RunStep["status"][] = ["not_yet", "running", "waiting", "needs_you"];

/** What is done again is done: its answer is there. */
function isOpen(step: RunStep | undefined): boolean {
  return step === undefined || (OPEN.includes(step.status) && !step.done_again);
}
