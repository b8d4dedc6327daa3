import type { Run, Shape } from "#ui/api/shapes.ts";
import { UNMADE } from "#ui/problem-actions/goes-out-as.ts";
import type { Sent } from "#ui/problem-actions/sent-again.ts";
import { knownProblem } from "#ui/words/problem-kind-words.ts";

/** What came of sending one run's message again, by how the run stands afterwards. */
export function sentOfRun(run: Run, step: string): Sent {
  const stands = run.steps[step];
  const { params } = stands?.detail ?? { params: {} as Record<string, string> };
  const kind = knownProblem(params.problem);
  if (stands?.status !== "needs_you" || kind === null || !UNMADE.includes(kind)) {
    return { done: 1, could_not: 0, still: [], job: null };
  }
  const still: Shape<"StillNeeds"> = {
    person: run.person.id,
    person_name: run.person.name,
    kind,
    params,
  };
  return { done: 0, could_not: 1, still: [still], job: null };
}

const NAMED = 3;

/** What came of several. */
export function allSent(all: readonly Sent[]): Sent {
  const sum = (of: (one: Sent) => number) => all.reduce((before, one) => before + of(one), 0);
  return {
    done: sum(({ done }) => done),
    could_not: sum(({ could_not }) => could_not),
    still: all.flatMap(({ still }) => still).slice(0, NAMED),
    job: null,
  };
}
