import type { Step, StepId, StepKind } from "#ui/document/definition.ts";

/** Names one sequence of steps: `root`, a path's id, or `<step>:<setting>` where it has no id. */
export type SequenceKey = string;
export const ROOT: SequenceKey = "root";

export type Branch = {
  readonly key: SequenceKey;
  readonly name: string | null;
  readonly steps: readonly Step[];
};

/** The setting that holds steps by itself, in the forms of all kinds. */
type Alone<A> = A extends unknown
  ? { [N in keyof A]-?: A[N] extends Step[] ? N : never }[keyof A]
  : never;

type Held = {
  readonly of: (action: StepKind) => Step[] | null;
  readonly with: (action: StepKind, steps: Step[]) => StepKind;
};

/**
 * The sequences that stand beside a step's paths. Which sequences a step owns is read from the
 * form of its settings, so that no kind is asked; a setting of another name that holds steps does
 * not compile until it stands here. Were each kind asked for its own, every walk over a flow would
 * take the kinds as a parameter, from the edits to the drawing, or depend on what was handed over
 * at the start of the page.
 */
const ALONE = {
  otherwise: {
    of: (action) => ("otherwise" in action ? action.otherwise : null),
    with: (action, steps) => ("otherwise" in action ? { ...action, otherwise: steps } : action),
  },
} satisfies Record<Alone<StepKind>, Held>;

const HELD: readonly (readonly [string, Held])[] = Object.entries(ALONE);

/** The sequences that a step owns, in the order of the data; none for a plain step. */
export function branches({ id, action }: Step): readonly Branch[] {
  const found: Branch[] = [];
  if ("paths" in action) {
    for (const path of action.paths) {
      found.push({ key: path.id, name: path.name, steps: path.steps });
    }
  }
  for (const [setting, held] of HELD) {
    const steps = held.of(action);
    if (steps) found.push({ key: `${id}:${setting}`, name: null, steps });
  }
  return found;
}

/** A step whose sequences are rewritten; the same object where none becomes another one. */
export function withBranches(
  step: Step,
  change: (steps: Step[], key: SequenceKey) => Step[],
): Step {
  let action = "paths" in step.action ? withPaths(step.action, change) : step.action;
  for (const [setting, held] of HELD) {
    const steps = held.of(action);
    if (!steps) continue;
    const next = change(steps, `${step.id}:${setting}`);
    if (next !== steps) action = held.with(action, next);
  }
  return action === step.action ? step : { ...step, action };
}

type Path = { readonly id: StepId; readonly steps: Step[] };

function withPaths<A extends { readonly paths: readonly Path[] }>(
  action: A,
  change: (steps: Step[], key: SequenceKey) => Step[],
): A {
  let touched = false;
  const paths = action.paths.map((path) => {
    const steps = change(path.steps, path.id);
    if (steps === path.steps) return path;
    touched = true;
    return { ...path, steps };
  });
  return touched ? { ...action, paths } : action;
}
