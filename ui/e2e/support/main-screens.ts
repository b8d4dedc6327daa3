import type { longNames } from "./long-names.ts";

type Made = Awaited<ReturnType<typeof longNames>>;

/** Every main screen by its path, and a part that is there when it is drawn. */
export const screensOf = ({ waits, needs, person, connection, both, refused }: Made) =>
  [
    ["Workflows", "/workflows", ".table"],
    ["Designer", `/workflows/${both.id}`, ".flow-drawing"],
    ["Panel, start", `/workflows/${both.id}?step=${both.draft.trigger.id}`, ".panel"],
    ["Panel, wait", `/workflows/${both.id}?step=${stepOf(both)}`, ".panel"],
    ["Panel, call", `/workflows/${refused.id}?step=${refused.draft.steps[0]?.id}`, ".panel"],
    ["Runs", "/runs", ".table"],
    ["Run, steps under way", `/runs/${waits.id}`, ".run-side"],
    ["Run that needs you", `/runs/${needs.id}`, ".run-side"],
    ["Problems", "/problems", ".problem"],
    ["People", "/people", ".table"],
    ["Person", `/people/${person.id}`, ".facts"],
    ["Connections", "/connections", "main ul"],
    ["Connection", `/connections/${connection}`, ".setting"],
    ["Settings", "/settings", ".settings"],
  ] as const;

/** The first step inside the first path. */
function stepOf({ draft: { steps } }: Made["both"]): string {
  const [first] = steps;
  return first?.action.kind === "at_the_same_time"
    ? (first.action.paths[0]?.steps[0]?.id ?? "")
    : "";
}
