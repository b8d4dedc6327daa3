import type { Shape } from "#ui/api/shapes.ts";

type Kind = Shape<"ProblemKind">;

/** The problems that keep a message from being made. */
export const UNMADE: readonly Kind[] = [
  "value_missing",
  "value_unusable",
  "answer_cut",
  "not_runnable",
];

/** Those that keep it here, whether or not an earlier try went out. */
const HERE: readonly Kind[] = [
  "consent_missing",
  "connection_incomplete",
  "connection_stopped",
  "secret_missing",
  "host_not_found",
  "nothing_answers",
  "bad_certificate",
];

/** What messages are to the other tool when they are sent again: new, perhaps new, or repeats. */
export function goesOutAs(kind: Kind): "new" | "perhaps_new" | "repeat" {
  if (UNMADE.includes(kind)) return "new";
  return HERE.includes(kind) ? "perhaps_new" : "repeat";
}
