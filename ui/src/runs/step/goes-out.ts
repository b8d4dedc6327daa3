import type { RunStep } from "#ui/api/shapes.ts";

/**
 * What a message is to the other tool when it is sent again: made only then, sent for the first
 * time, or a repeat.
 */
export function goesOut({ message }: Pick<RunStep, "message">): "unmade" | "unsent" | "sent" {
  if (!message) return "unmade";
  return message.tries === 0 ? "unsent" : "sent";
}
