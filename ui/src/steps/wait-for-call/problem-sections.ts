import type { ValidationCode } from "#ui/document/definition.ts";

/** The problems of a wait that are solved beside those of every call. */
export const PROBLEM_SECTIONS = {
  nobody: ["wait_without_limit", "wait_times_unusable"],
} as const satisfies Record<string, readonly ValidationCode[]>;
