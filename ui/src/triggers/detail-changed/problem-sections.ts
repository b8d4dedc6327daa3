import type { ValidationCode } from "#ui/document/definition.ts";

/** Where each problem of a start by a change is solved. */
export const PROBLEM_SECTIONS = {
  change: ["detail_unknown", "test_values_unusable", "too_large"],
} as const satisfies Record<string, readonly ValidationCode[]>;
