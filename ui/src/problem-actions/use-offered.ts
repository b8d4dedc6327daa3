import { usePeople } from "#ui/api/people.ts";
import type { ProblemGroup, Shape } from "#ui/api/shapes.ts";
import { allRows } from "#ui/api/wire/pages.ts";
import { isNameless } from "#ui/problem-actions/is-nameless.ts";

type Action = Shape<"ProblemAction">;

/** Whom the only call of a problem names, though not by what people are found by; else null. */
export function namedToAdd({ kind, actions, says, state }: ProblemGroup): string | null {
  const isAsked = state === "open" && isNameless(kind) && actions.includes("choose_person");
  return (isAsked && says.display_name) || null;
}

/**
 * What can be done about a problem, what usually mends it first. Somebody whom the only call names
 * can be added, and before all else where nobody of that name is known.
 */
export function useOffered(problem: ProblemGroup): readonly Action[] {
  const { actions } = problem;
  const name = namedToAdd(problem);
  const known = usePeople(name ?? "", false, name !== null);
  if (name === null || actions.includes("add_person")) return actions;
  const isNew = known.isSuccess && allRows(known.data).length === 0;
  const both: readonly Action[] = isNew
    ? ["add_person", "choose_person"]
    : ["choose_person", "add_person"];
  return actions.flatMap((action) => (action === "choose_person" ? both : [action]));
}
