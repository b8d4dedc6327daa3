import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { moments } from "#ui/api/sending.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { findStep } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { usePacedDraft } from "#ui/editing/use-paced-draft.ts";

/** When the step goes on, told by the same code that lets it. */
export function useMoments(step: StepId) {
  const { workflow, person } = useDesigner();
  const shown = usePacedDraft();
  const action = findStep(shown, step)?.action;
  return useQuery<Shape<"Moments">>({
    queryKey: keys.workflow(workflow.id, "moments", step, person?.id ?? "", action),
    queryFn: () => moments({ definition: shown, step, person: person?.id ?? "" }),
    enabled: person !== null && action !== undefined,
    placeholderData: (old) => old,
    gcTime: 10_000,
  });
}
