import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { preview } from "#ui/api/sending.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { findStep } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { usePacedDraft } from "#ui/editing/use-paced-draft.ts";

/** What the other tool will receive, made by the same code that sends it. */
export function usePreview(step: StepId) {
  const { workflow, person } = useDesigner();
  const shown = usePacedDraft();
  const action = findStep(shown, step)?.action;
  return useQuery<Shape<"Preview">>({
    queryKey: keys.workflow(workflow.id, "preview", step, person?.id ?? "", action),
    queryFn: () =>
      preview({ workflow: workflow.id, definition: shown, step, person: person?.id ?? "" }),
    enabled: person !== null && action !== undefined,
    placeholderData: (old) => old,
    gcTime: 10_000,
  });
}
