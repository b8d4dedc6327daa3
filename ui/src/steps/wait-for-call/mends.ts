import type { ValidationCode } from "#ui/document/definition.ts";

/** The problems of a wait that are mended beside those of every call. */
export const MENDS = {
  nobody: ["wait_without_limit", "wait_times_unusable"],
} as const satisfies Record<string, readonly ValidationCode[]>;
