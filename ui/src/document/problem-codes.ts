import type { ValidationProblem } from "#ui/document/definition.ts";
import type { Words } from "#ui/words/words.ts";

/** The problems that have a sentence; what is new falls back to `other`. */
export type ProblemCode = keyof Words["designer"]["problem"];

const CODES: Readonly<Record<Exclude<ProblemCode, "other">, true>> = {
  no_steps: true,
  name_missing: true,
  id_twice: true,
  too_many_steps: true,
  too_deep: true,
  too_large: true,
  not_runnable_yet: true,
  connection_missing: true,
  connection_unknown: true,
  address_missing: true,
  token_missing: true,
  unencrypted_consent_missing: true,
  local_consent_missing: true,
  address_forbidden: true,
  token_twice: true,
  same_address_twice: true,
  path_unusable: true,
  secret_misplaced: true,
  header_name_unusable: true,
  header_value_unusable: true,
  header_secret_missing: true,
  header_twice: true,
  timeout_out_of_range: true,
  success_status_unusable: true,
  field_name_unusable: true,
  field_name_twice: true,
  field_name_clash: true,
  value_missing: true,
  body_not_sent: true,
  nothing_to_send: true,
  detail_unknown: true,
  sensitive_detail: true,
  pointer_unusable: true,
  step_later: true,
  step_not_always: true,
  step_deleted: true,
  call_out_of_place: true,
  format_unusable: true,
  empty_text_unusable: true,
  condition_empty: true,
  test_values_unusable: true,
  test_number_unusable: true,
  call_field_missing: true,
  person_field_unusable: true,
  person_field_twice: true,
  person_name_missing: true,
  wait_without_limit: true,
  wait_times_unusable: true,
  match_step_unusable: true,
  path_never_taken: true,
  paths_missing: true,
};

export function isProblemCode(
  code: ValidationProblem["code"],
): code is Exclude<ProblemCode, "other"> {
  return Object.hasOwn(CODES, code);
}
