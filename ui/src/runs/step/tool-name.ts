import { useConnectionNames } from "#ui/api/connections.ts";
import type { FoundStep } from "#ui/runs/step/step-of.ts";
import { connectionOf } from "#ui/steps/registry.ts";

/** The name of the tool that a step calls; of the step itself where it calls none. */
export function useToolName(): (found: FoundStep | null) => string {
  const connections = useConnectionNames();
  return (found) => {
    const connection = found?.action ? connectionOf(found.action) : null;
    return (connection ? connections.get(connection) : null) ?? found?.name ?? "";
  };
}
