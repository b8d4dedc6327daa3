import { sendAgainAll, useProblemItems } from "#ui/api/problems.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { QueryState } from "#ui/parts/query-state.tsx";
import { canFillIn, detailsToBlame, detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { FillInDialog, type ToFillIn } from "#ui/problem-actions/fill-in/fill-in-dialog.tsx";
import { sendAgainTo } from "#ui/problem-actions/sending/send-again-to.ts";
import { sentOf } from "#ui/problem-actions/sending/sent-again.ts";
import { saidUnread } from "#ui/words/problem-kind-words.ts";

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
      {(data) => {
        const people = peopleOf(allRows(data)).slice(0, ASKED);
        const sends = problem.actions.includes("send_again");
        const send = (reason: string, filled: readonly string[]) =>
          filled.length === problem.people
            ? sendAgainAll(problem.id, reason).then(sentOf)
            : sendAgainTo(problem.id, reason, filled);
        return (
          <FillInDialog
            detail={detail}
            people={people}
            more={Math.max(0, problem.people - people.length)}
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
  const found = new Map<string, ToFillIn>();
  for (const { person, person_name: name, kind, params } of items) {
    if (!person) continue;
    const details = detailsToBlame(params).filter(canFillIn);
    found.set(person, {
      id: person,
      name: name ?? "",
      details,
      said: saidUnread(kind, params),
    });
  }
  return [...found.values()];
}
