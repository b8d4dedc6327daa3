import type { Shape } from "#ui/api/shapes.ts";

type Step = Shape<"Workflow">["draft"]["steps"][number];
type Together = Extract<Step["action"], { kind: "at_the_same_time" }>;

let made = 0;
function id(): string {
  made += 1;
  return `step_0192f0c1b2a47000800000000001${made.toString(16).padStart(4, "0")}`;
}

/** *Do at the same time*, its paths by their names. */
export function together(
  name: string,
  paths: Readonly<Record<string, Step[]>>,
  until: Together["until"] = "all",
): Step {
  const made = Object.entries(paths).map(([path, steps]) => ({ id: id(), name: path, steps }));
  const action: Together = { kind: "at_the_same_time", paths: made, until };
  return { id: id(), name, action };
}

/** *Choose a path*, each path for the department of its name. */
export function choose(
  name: string,
  paths: Readonly<Record<string, Step[]>>,
  otherwise: Step[],
): Step {
  const reference = { source: { kind: "person" as const }, pointer: "/department" };
  const made = Object.entries(paths).map(([path, steps]) => ({
    id: id(),
    name: path,
    when: {
      mode: "all" as const,
      tests: [{ reference, operator: "is" as const, values: [path] }],
    },
    steps,
  }));
  return { id: id(), name, action: { kind: "choose_path", paths: made, otherwise } };
}

/** Every kind in every path of every split, as deep as asked; names say where they stand. */
export function nested(depth: number, plain: (name: string) => Step, at = ""): Step[] {
  const name = (what: string) => (at === "" ? what : `${what} ${at}`);
  if (depth === 0) return [plain(name("Last"))];
  const inner = (path: string) => nested(depth - 1, plain, `${at}${path}`);
  return [
    plain(name("First")),
    together(name("Both"), { Left: inner("l"), Nothing: [] }),
    choose(name("Choice"), { Engineering: inner("e") }, [plain(name("Else"))]),
  ];
}
