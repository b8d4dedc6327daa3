import type { ValidationCode } from "#ui/document/definition.ts";

/** Where each problem of a wait is solved. */
export const PROBLEM_SECTIONS = {
  length: ["wait_length_unusable", "detail_is_no_date", "holidays_unknown"],
} as const satisfies Record<string, readonly ValidationCode[]>;
