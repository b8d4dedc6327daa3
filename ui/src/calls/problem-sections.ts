import type { ValidationCode } from "#ui/document/definition.ts";

/** Where each problem of a step that is called is solved, by the section of its panel. */
export const PROBLEM_SECTIONS = {
  who: [
    "call_field_missing",
    "last_call_names_nobody",
    "last_call_no_email",
    "last_call_some_no_email",
    "match_step_unusable",
    "pointer_unusable",
    "person_field_unusable",
    "person_field_not_picked",
    "person_field_twice",
    "person_name_missing",
    "sensitive_into_open",
    "settle_out_of_range",
  ],
  only_if: [
    "condition_empty",
    "test_values_unusable",
    "test_number_unusable",
    "test_date_unusable",
    "test_type_unusable",
    "call_out_of_place",
  ],
} as const satisfies Record<string, readonly ValidationCode[]>;
