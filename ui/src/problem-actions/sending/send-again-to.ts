import { readProblemItems } from "#ui/api/problems.ts";
import { atStep } from "#ui/api/run-actions.ts";
import { everyRow } from "#ui/api/wire/pages.ts";
import { codeOf } from "#ui/api/wire/problem.ts";
import type { Sent } from "#ui/problem-actions/sending/sent-again.ts";
import { allSent } from "#ui/problem-actions/sending/sent-again.ts";
import { refusedTo, sentOfRun } from "#ui/problem-actions/sending/sent-of-run.ts";

/** What one run may answer while the others go on; whatever else it is holds for all of them. */
const OF_A_RUN: readonly string[] = ["action_not_possible", "wrong_state", "not_found", "damaged"];

/**
 * Sends again in all runs of some of the people behind a problem. One that is refused, for its run
 * went on meanwhile, is named at the end and keeps nobody else's message back.
 */
export async function sendAgainTo(
  problem: string,
  reason: string,
  people: readonly string[],
): Promise<Sent> {
  const all = await everyRow((after) => readProblemItems(problem, after));
  const sent: Sent[] = [];
  for (const { run, step, person, person_name: name } of all) {
    if (!run || !step || !person || !people.includes(person)) continue;
    const ended = await atStep(run, "send_again", { step, reason }).then(
      (now) => sentOfRun(now, step),
      (error: unknown) => {
        const code = codeOf(error);
        if (code === null || !OF_A_RUN.includes(code)) throw error;
        return refusedTo(name ?? "", error);
      },
    );
    sent.push(ended);
  }
  const [first] = sent.flatMap(({ refused = [] }) => refused);
  if (first && sent.every(({ refused = [] }) => refused.length > 0)) throw first.error;
  return allSent(sent);
}
