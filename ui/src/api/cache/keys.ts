import type { Topic } from "#ui/api/shapes.ts";

/** A key whose first part is what change events speak of; without more it means all of them. */
const of =
  (name: string) =>
  (...rest: readonly unknown[]) => [name, ...rest];

/** Query keys. */
export const keys = {
  system: ["system"],
  settings: of("settings"),
  workflows: ["workflows"],
  workflow: of("workflow"),
  address: of("address"),
  call: of("call"),
  connections: ["connections"],
  connection: of("connection"),
  people: of("people"),
  person: of("person"),
  personDetails: ["person-details"],
  runs: of("runs"),
  /** How many runs match: asked when somebody is to be told, and not with each change of any run. */
  runsMatching: of("runs-matching"),
  run: of("run"),
  problems: of("problems"),
  problem: of("problem"),
  jobs: ["jobs"],
  /** What the computer does by itself; no change event speaks of it. */
  habits: ["habits"],
  /** What is in a file that was opened with Baton; none speaks of that either. */
  handed: of("handed"),
} as const;

type Keys = readonly (readonly unknown[])[];

/** What each topic makes stale; `one` is the id where the change is about one thing. */
const STALE = {
  workflow: (one) => [keys.workflows, keys.workflow(...one), keys.connection()],
  run: (one) => [keys.runs(), keys.run(...one), keys.workflows, keys.system],
  call: () => [keys.address(), keys.call(), keys.workflow()],
  problem: () => [keys.problems(), keys.problem(), keys.system],
  // Whether a problem's tool was put right is told with the problem.
  connection: (one) => [
    keys.connections,
    keys.connection(...one),
    keys.workflow(),
    keys.problems(),
    keys.problem(),
  ],
  // A run that waits is found by what its person is now. Without an id it is about what people can
  // have, which steps send.
  person: (one) => [
    keys.people(),
    keys.person(...one),
    keys.run(),
    keys.personDetails,
    keys.system,
    ...(one.length === 0 ? [keys.workflow()] : []),
  ],
  job: () => [keys.jobs],
  settings: () => [keys.settings(), keys.system],
  system: () => [keys.system],
} as const satisfies Record<Topic, (one: readonly string[]) => Keys>;

/** What a change makes stale. The designer renews its own draft. */
export function staleKeys(topic: Topic, id: string | null): Keys {
  return STALE[topic](id === null ? [] : [id]);
}
