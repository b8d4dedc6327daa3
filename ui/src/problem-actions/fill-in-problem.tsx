import { sendAgainAll, useProblemItems } from "#ui/api/problems.ts";
import { atStep } from "#ui/api/run-actions.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { QueryState } from "#ui/parts/query-state.tsx";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { FillInDialog } from "#ui/problem-actions/fill-in/fill-in-dialog.tsx";

type FillInProblemProps = { problem: ProblemGroup; onClose: () => void };

/** So many are asked for at once. */
const ASKED = 50;

/** Asks for what everybody in a problem lacks, and sends again for all of them. */
export function FillInProblem({ problem, onClose }: FillInProblemProps) {
  const query = useProblemItems(problem.id);
  const detail = detailToBlame(problem.params);
  if (!detail) return null;
  return (
    <QueryState query={query} bones={<span />}>
      {(items) => {
        const people = peopleOf(items);
        const sends = problem.actions.includes("send_again");
        const send = async (reason: string, filled: readonly string[]) => {
          if (filled.length === people.length) return sendAgainAll(problem.id, reason);
          let done = 0;
          for (const { run, step, person } of items) {
            if (!run || !step || !person || !filled.includes(person)) continue;
            await atStep(run, "send_again", { step, reason });
            done += 1;
          }
          return { done, could_not: 0, job: null };
        };
        return (
          <FillInDialog
            detail={detail}
            people={people.slice(0, ASKED)}
            more={Math.max(0, people.length - ASKED)}
            send={sends ? send : null}
            onClose={onClose}
          />
        );
      }}
    </QueryState>
  );
}

/** Each person once, whatever the number of runs. */
function peopleOf(items: readonly ProblemItem[]) {
  const found = new Map<string, string>();
  for (const { person, person_name: name } of items) if (person) found.set(person, name ?? "");
  return [...found].map(([id, name]) => ({ id, name }));
}
