import type { Operator } from "#ui/document/definition.ts";

/** How a condition compares, in the order in which it is offered. */
export const OPERATORS = [
  "is",
  "is_not",
  "contains",
  "starts_with",
  "is_one_of",
  "is_empty",
  "is_not_empty",
  "more_than",
  "less_than",
] as const satisfies readonly Operator[];
