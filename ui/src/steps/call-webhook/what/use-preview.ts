import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { preview, revealPreview } from "#ui/api/sending.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { findStep } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { usePacedDraft } from "#ui/editing/use-paced-draft.ts";

/** What the other tool will receive, made by the same code that sends it; `reveal` unmasks it. */
export function usePreview(step: StepId) {
  const { workflow, person } = useDesigner();
  const shown = usePacedDraft();
  const action = findStep(shown, step)?.action;
  const asked = { workflow: workflow.id, definition: shown, step, person: person?.id ?? "" };
  const query = useQuery<Shape<"Preview">>({
    queryKey: keys.workflow(workflow.id, "preview", step, person?.id ?? "", action),
    queryFn: () => preview(asked),
    enabled: person !== null && action !== undefined,
    placeholderData: (old) => old,
    gcTime: 10_000,
  });
  return { query, reveal: () => revealPreview(asked) };
}
