import { useQuery } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import { preview, revealPreview } from "#ui/api/sending.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { findStep } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { usePacedDraft } from "#ui/editing/use-paced-draft.ts";
import { isWholeOf } from "#ui/steps/call-webhook/what/whole-preview.ts";

/**
 * What the other tool will receive, made by the same code that sends it. `reveal` asks for what is
 * hidden in it; where it has become other data, what was shown is asked for again, too. `about` is of
 * whom and by which settings it is made.
 */
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
  const reveal = async () => {
    const whole = await revealPreview(asked);
    if (query.data && !isWholeOf(whole, query.data)) await query.refetch();
    return whole;
  };
  return { query, reveal, about: JSON.stringify([step, asked.person, action]) };
}
