import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { isData } from "#ui/words/is-data.ts";
import { isolated } from "#ui/words/isolated.ts";

/**
 * Whom a call says that it is about: a name and an e-mail address, as far as it says them. Whoever
 * calls writes both, so neither turns the other round.
 */
export function whoIsSaid(details: Readonly<Record<string, string>> | undefined): string | null {
  const { display_name: name, work_email: email } = details ?? {};
  const said = [name ?? "", email ?? ""].filter((one) => one !== "");
  return said.map((one) => isolated(one, "ltr")).join(", ") || null;
}

/** Whom a call names that a person chose for a run. */
export function whoIsNamed({ says_name, says_email }: Readonly<Record<string, string>>) {
  return whoIsSaid({ display_name: says_name ?? "", work_email: says_email ?? "" });
}

/** Whom a call is told by wherever it stands: the person, else whom it says, else what it says. */
export function calledBy(
  name: string | null,
  says: Readonly<Record<string, string>> | undefined,
  value: string | undefined,
): string | null {
  return name ?? whoIsSaid(says) ?? nameIn(value);
}

/** What a problem's item is told by: whom its call is about. */
export function toldBy({ person_name: name, params, says }: ProblemItem): string | null {
  return calledBy(name, says?.details, params.value);
}

/** Whom the only call of a problem names, where the field for the e-mail is there and empty. */
export function namedWithoutEmail({ kind, params, says }: ProblemGroup): string | null {
  const isEmpty = kind === "names_nobody" && params.stood !== undefined;
  return (isEmpty && says.display_name) || null;
}

/** Whether only the call's own text tells whom it is about: without it nobody could choose. */
export function tellsNobody(problem: ProblemGroup, item: ProblemItem | null): boolean {
  return problem.kind === "unreadable" || (item !== null && toldBy(item) === null);
}

/** A value that may be somebody's name; an object or a list of a call is nobody's. */
export function nameIn(value: string | undefined): string | null {
  return value === undefined || isData(value) ? null : value;
}

/** Which entry of a list an item is about, counted from 1; null where it is about a whole call. */
export function entryOf({ params }: Pick<ProblemItem, "params">): number | null {
  return params.entry ? Number(params.entry) : null;
}

/** What of a call about many an item is about, as the call says it. */
export function soughtIn({ params, says }: ProblemItem): string | null {
  const { work_email: email, display_name: name } = says?.details ?? {};
  return params.value ?? email ?? name ?? null;
}
