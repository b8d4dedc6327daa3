import type { Change, ChangeTopic } from "#ui/host/types.ts";

const TOPICS: readonly ChangeTopic[] = [
  "workflow",
  "run",
  "call",
  "problem",
  "connection",
  "person",
  "settings",
  "system",
];

/** Reads one event of the stream; null means "ask for everything again". */
export function readChange(data: unknown): Change | null {
  const value = typeof data === "string" ? parse(data) : data;
  if (typeof value !== "object" || value === null) return null;
  const topic = TOPICS.find((known) => known === Reflect.get(value, "topic"));
  const id: unknown = Reflect.get(value, "id");
  return topic ? { topic, id: typeof id === "string" ? id : null } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
