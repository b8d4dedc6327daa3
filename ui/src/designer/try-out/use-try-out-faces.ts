import { useMemo } from "react";
import type { Run } from "#ui/api/shapes.ts";
import { useStepNews } from "#ui/designer/try-out/use-step-news.ts";
import type { StepId } from "#ui/document/definition.ts";
import type { StepFace } from "#ui/flow/face.ts";
import { withPathFaces } from "#ui/flow/path-faces.ts";

/** How each step of a try-out looks on the drawing. */
export function useTryOutFaces(run: Run | null): ReadonlyMap<StepId, StepFace> | undefined {
  const news = useStepNews();
  return useMemo(() => {
    if (!run) return undefined;
    const entries = Object.entries(run.steps).map(([step, state]): [StepId, StepFace] => [
      step,
      { status: state.status, words: news(state) },
    ]);
    return withPathFaces(
      run.definition,
      new Map(entries),
      (split) => run.steps[split]?.paths ?? null,
    );
  }, [run, news]);
}
