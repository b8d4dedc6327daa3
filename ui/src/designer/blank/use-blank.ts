import { useState } from "react";
import type { Workflow } from "#ui/api/shapes.ts";
import type { Definition } from "#ui/document/definition.ts";
import { startsByCall } from "#ui/triggers/registry.ts";

/** Whether a draft has no steps, and whether it was said already when it starts. */
export type Blank = {
  readonly isBlank: boolean;
  readonly hasStart: boolean;
  readonly chooseStart: () => void;
};

/**
 * A workflow that was live, that somebody called, that is opened at its start, or that no call starts
 * has one.
 */
export function useBlank(workflow: Workflow, definition: Definition, isOpened: boolean): Blank {
  const isBlank = definition.steps.length === 0;
  const [hasStart, setHasStart] = useState(
    () =>
      isOpened ||
      !startsByCall(definition.trigger.start) ||
      workflow.live_version !== null ||
      workflow.addresses.some(({ last_call }) => last_call !== null),
  );
  if (!isBlank && !hasStart) setHasStart(true);
  return { isBlank, hasStart: hasStart || !isBlank, chooseStart: () => setHasStart(true) };
}
