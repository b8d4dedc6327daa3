import type { RunStep, Shape } from "#ui/api/shapes.ts";
import { referenceNamed } from "#ui/document/detail-names.ts";

/** The problems that end when the person's details are put right. */
const AT_PERSON: readonly Shape<"ProblemKind">[] = [
  "value_missing",
  "value_unusable",
  "date_missing",
  "date_passed",
];

/** Whether what a step needs is a detail of the person; an answer that is empty nobody can type. */
export function isMendedAtPerson({ status, detail }: RunStep): boolean {
  if (status !== "needs_you" || !detail) return false;
  const { problem, detail: named = "" } = detail.params;
  const source = referenceNamed(named)?.source.kind ?? "person";
  return source === "person" && AT_PERSON.some((kind) => kind === problem);
}
