import type { ValidationCode } from "#ui/document/definition.ts";

/** Where each problem of an update is solved. */
export const PROBLEM_SECTIONS = {
  details: [
    "nothing_to_set",
    "detail_never_empty",
    "detail_text_unusable",
    "sensitive_into_open",
    "person_field_twice",
    "value_missing",
    "detail_unknown",
    "step_later",
    "step_not_always",
    "step_deleted",
    "format_unusable",
    "call_out_of_place",
  ],
} as const satisfies Record<string, readonly ValidationCode[]>;
