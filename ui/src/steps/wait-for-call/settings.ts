import type { StepOf } from "#ui/document/definition.ts";
import {
  callField,
  condition,
  id,
  kinds,
  oneOf,
  orNothing,
  type ShapeOf,
  seconds,
  text,
} from "#ui/document/shape.ts";

export type WaitForCall = StepOf<"wait_for_call">;

export const DAY_S = 86_400;

/** A wait as it begins: by the person's work email, with a reminder and a limit. */
export function freshWait(): WaitForCall {
  return {
    kind: "wait_for_call",
    match_by: { kind: "person_detail", detail: "work_email", call: { kind: "automatic" } },
    only_if: null,
    nobody_matches: "keep_under_problems",
    several_match: "ask",
    reminder_after_s: 3 * DAY_S,
    limit_after_s: 14 * DAY_S,
  };
}

export const SHAPE: ShapeOf<WaitForCall> = {
  match_by: kinds({
    step_answer: { step: id, pointer: text, call: callField },
    person_detail: { detail: text, call: callField },
  }),
  only_if: orNothing(condition),
  nobody_matches: oneOf("keep_under_problems", "only_record"),
  several_match: oneOf("ask", "longest_waiting"),
  reminder_after_s: orNothing(seconds),
  limit_after_s: orNothing(seconds),
};
