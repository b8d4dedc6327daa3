import { useTranslation } from "react-i18next";
import { useJudged } from "#ui/api/conditions.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { usePaced } from "#ui/editing/use-paced.ts";
import { APART_MS, usePacedDraft } from "#ui/editing/use-paced-draft.ts";

/** What the conditions of a step come to for the sample person; `about` are the conditions. */
export function useJudgedStep(step: StepId, about: unknown): Shape<"JudgedStep"> | null {
  const { workflow, person } = useDesigner();
  const shown = usePacedDraft();
  const shownAbout = usePaced(JSON.stringify(about), APART_MS);
  const input = person
    ? { workflow: workflow.id, definition: shown, step, person: person.id }
    : null;
  return useJudged(input, shownAbout).data ?? null;
}

/** Whose values are judged. */
export function useSampleName(): string | null {
  const { t } = useTranslation("designer");
  const { person } = useDesigner();
  if (!person) return null;
  const name = person.given_name || person.display_name;
  return t(person.sample ? "conditions.sampleOf" : "conditions.personOf", { name });
}
