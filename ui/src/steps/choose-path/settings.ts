import { newStepId } from "#ui/document/copy.ts";
import type { Step, StepId, StepOf } from "#ui/document/definition.ts";

/** The settings of *Choose a path*. */
export type Choice = StepOf<"choose_path">;
export type ChoicePath = Choice["paths"][number];

/** Where the steps of a deleted path go: to another path, to those left over, or away. */
export type Heir = { readonly path: StepId } | "otherwise" | null;

/** A path that nobody takes until it has a condition. */
export function freshPath(name: string): ChoicePath {
  return { id: newStepId(), name, when: { mode: "all", tests: [] }, steps: [] };
}

/** One path, and the one for those who are left over. */
export function freshChoice(pathName: (number: number) => string): Choice {
  return { kind: "choose_path", paths: [freshPath(pathName(1))], otherwise: [] };
}

/** The choice with a path at another place of their order. */
export function withPathAt(choice: Choice, id: StepId, place: number): Choice {
  const from = choice.paths.findIndex((path) => path.id === id);
  const path = choice.paths[from];
  if (!path || place === from || place < 0 || place >= choice.paths.length) return choice;
  const paths = choice.paths.toSpliced(from, 1).toSpliced(place, 0, path);
  return { ...choice, paths };
}

/** The choice without a path; its steps go to the end of another one, or with it. */
export function withoutChoicePath(choice: Choice, id: StepId, heir: Heir): Choice {
  const gone = choice.paths.find((path) => path.id === id);
  if (!gone) return choice;
  const paths = choice.paths.filter((path) => path.id !== id);
  const joined = (steps: readonly Step[]) => [...steps, ...gone.steps];
  if (heir === null) return { ...choice, paths };
  if (heir === "otherwise") return { ...choice, paths, otherwise: joined(choice.otherwise) };
  return {
    ...choice,
    paths: paths.map((path) =>
      path.id === heir.path ? { ...path, steps: joined(path.steps) } : path,
    ),
  };
}

export function withPathChanged(
  choice: Choice,
  id: StepId,
  change: (path: ChoicePath) => ChoicePath,
): Choice {
  return { ...choice, paths: choice.paths.map((path) => (path.id === id ? change(path) : path)) };
}
