import type { ProblemGroup } from "#ui/api/shapes.ts";

/**
 * The problems, with the one that something is being asked about as it was when it was asked: a
 * problem that ends meanwhile must not take away what is being written.
 */
export function withAsked(
  problems: readonly ProblemGroup[],
  asked: ProblemGroup | null,
): readonly ProblemGroup[] {
  if (asked === null) return problems;
  const isThere = problems.some(({ id }) => id === asked.id);
  const kept = problems.map((problem) => (problem.id === asked.id ? asked : problem));
  return isThere ? kept : [asked, ...kept];
}

/** The problems, with the one that somebody came for first, on whichever page it is. */
export function withCameFor(
  problems: readonly ProblemGroup[],
  one: ProblemGroup | null,
): readonly ProblemGroup[] {
  return one === null ? problems : [one, ...problems.filter(({ id }) => id !== one.id)];
}
