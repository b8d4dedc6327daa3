import type { Shape } from "#ui/api/shapes.ts";

/** A workflow, as far as it is asked about what it kept. */
export type KeptAt = Pick<
  Shape<"WorkflowSummary">,
  "id" | "name" | "state" | "live_version" | "live_unreadable" | "kept_count"
>;
