import type { RunStep } from "#ui/api/shapes.ts";

/** Whether the other tool took the step's latest message. */
export function isAccepted(step: RunStep): boolean {
  return step.message?.state === "delivered";
}
