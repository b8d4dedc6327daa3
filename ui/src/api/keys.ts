import type { ChangeTopic } from "#ui/host/types.ts";

/** Query keys: the first part is what change events speak of. */
export const keys = {
  system: ["system"],
  session: ["session"],
  settings: ["settings"],
  workflows: ["workflows"],
  workflow: (id: string, ...rest: readonly unknown[]) => ["workflow", id, ...rest],
  address: (id: string, ...rest: readonly unknown[]) => ["address", id, ...rest],
  call: (id: string) => ["call", id],
  connections: ["connections"],
  connection: (id: string) => ["connection", id],
  people: (...rest: readonly unknown[]) => ["people", ...rest],
  person: (id: string) => ["person", id],
  personDetails: ["person-details"],
  runs: (...rest: readonly unknown[]) => ["runs", ...rest],
  run: (id: string, ...rest: readonly unknown[]) => ["run", id, ...rest],
  problems: (...rest: readonly unknown[]) => ["problems", ...rest],
  problem: (id: string) => ["problem", id],
} as const;

/** What each topic makes stale. The designer renews its own draft. */
export function staleKeys(topic: ChangeTopic, id: string | null): readonly unknown[][] {
  const one = (name: string) => (id === null ? [name] : [name, id]);
  switch (topic) {
    case "workflow":
      return [["workflows"], one("workflow")];
    case "run":
      return [["runs"], one("run"), ["workflows"], ["system"]];
    case "call":
      return [["address"], ["call"], ["workflow"]];
    case "problem":
      return [["problems"], ["problem"], ["system"]];
    case "connection":
      return [["connections"], one("connection"), ["workflow"]];
    case "person":
      // Without an id it is about what people can have, which steps send.
      return id
        ? [["people"], ["person", id], ["person-details"], ["system"]]
        : [["people"], ["person"], ["person-details"], ["workflow"], ["system"]];
    case "settings":
      return [["settings"], ["system"]];
    case "system":
      return [["system"]];
  }
}
