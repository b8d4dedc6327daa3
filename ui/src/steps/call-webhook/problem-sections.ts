import type { ValidationCode } from "#ui/document/definition.ts";

/** Where each problem of a call is solved, by the section of its panel. */
export const PROBLEM_SECTIONS = {
  where: [
    "connection_missing",
    "connection_unknown",
    "address_missing",
    "path_missing",
    "address_secret_missing",
    "token_missing",
    "unencrypted_consent_missing",
    "local_consent_missing",
    "address_forbidden",
    "token_twice",
    "same_address_twice",
  ],
  what: [
    "field_name_unusable",
    "field_name_twice",
    "field_name_clash",
    "value_missing",
    "nothing_to_send",
    "detail_unknown",
    "step_later",
    "step_not_always",
    "step_deleted",
    "format_unusable",
    "empty_text_unusable",
    "fixed_text_unusable",
    "call_out_of_place",
  ],
  it: [
    "path_unusable",
    "secret_misplaced",
    "body_not_sent",
    "header_name_unusable",
    "header_value_unusable",
    "header_secret_missing",
    "header_twice",
    "timeout_out_of_range",
    "success_status_unusable",
  ],
} as const satisfies Record<string, readonly ValidationCode[]>;
