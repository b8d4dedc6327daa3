import { useEffect, useState } from "react";
import { usePathCounts } from "#ui/api/conditions.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { Definition, StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";

/** So long nothing changes before everybody is counted again. */
const SETTLED_MS = 600;

export type Counts = {
  readonly counts: Shape<"PathCounts"> | null;
  /** What was counted, for the names behind the counts. */
  readonly definition: Definition;
  readonly about: string;
};

/** How many people would take each path today; `about` are the conditions. */
export function useCounts(step: StepId, about: unknown): Counts {
  const { definition } = useDesigner();
  const now = JSON.stringify(about);
  const [counted, setCounted] = useState({ definition, about: now });
  useEffect(() => {
    if (counted.about === now) return;
    const timer = setTimeout(() => setCounted({ definition, about: now }), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [counted, definition, now]);
  const query = usePathCounts({ definition: counted.definition, step }, counted.about);
  return { ...counted, counts: query.data ?? null };
}
