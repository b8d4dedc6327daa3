import type { Run, Shape } from "#ui/api/shapes.ts";
import type { Sent } from "#ui/problem-actions/sending/sent-again.ts";
import { knownProblem } from "#ui/words/problem-kind-words.ts";

const NOTHING: Sent = { done: 0, could_not: 0, still: [], jobs: [] };

/** What came of sending one run's message again, by how the run stands afterwards. */
export function sentOfRun(run: Run, step: string): Sent {
  const stands = run.steps[step];
  switch (stands?.status) {
    case "running":
    case "waiting":
    case "done":
      return { ...NOTHING, done: 1 };
    case "needs_you": {
      const { params } = stands.detail ?? { params: {} as Record<string, string> };
      const kind = knownProblem(params.problem);
      const { id: person, name: person_name } = run.person;
      const still: Shape<"StillNeeds">[] = kind ? [{ person, person_name, kind, params }] : [];
      return { ...NOTHING, could_not: 1, still };
    }
    case "not_yet":
    case "skipped":
    case "stopped":
    case "not_needed":
    case undefined:
      return { ...NOTHING, could_not: 1 };
  }
}

/** What came of it where it was refused. */
export function refusedTo(name: string, error: unknown): Sent {
  return { ...NOTHING, refused: [{ name, error }] };
}
