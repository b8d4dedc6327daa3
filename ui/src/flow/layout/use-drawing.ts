import { useMemo } from "react";
import type { StepId } from "#ui/document/definition.ts";
import { type Outline, outline } from "#ui/document/outline.ts";
import type { FlowProps } from "#ui/flow/face.ts";
import { type Layout, type LayoutOptions, layout } from "#ui/flow/layout/layout.ts";
import { aheadOf, type Lines, lines } from "#ui/flow/layout/lines.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

const OVER: readonly Status[] = ["done", "skipped"];

export type Drawing = { of: Outline; drawn: Layout; drawnLines: Lines };

/** Numbers, places and lines of a flow; computed anew only when what they depend on changes. */
export function useDrawing(
  props: FlowProps,
  { folds, widest, rtl }: Pick<LayoutOptions, "folds" | "widest" | "rtl">,
): Drawing {
  const { definition, faces, problems, actions, finished = false } = props;
  const editing = actions !== undefined;
  const withProblems = [...(problems?.keys() ?? [])].join(" ");
  const of = useMemo(() => outline(definition), [definition]);
  const drawn = useMemo(
    () =>
      layout(definition, {
        editing,
        rtl,
        folds,
        widest,
        problems: new Set(withProblems === "" ? [] : withProblems.split(" ")),
      }),
    [definition, editing, rtl, folds, widest, withProblems],
  );
  const drawnLines = useMemo(() => {
    if (!faces) return lines(drawn.links);
    const status = (step: StepId) => faces.get(step)?.status ?? "not_yet";
    const reached = (step: StepId) => status(step) !== "not_yet";
    return lines(
      drawn.links,
      aheadOf(reached, (step) => finished || OVER.includes(status(step))),
    );
  }, [drawn, faces, finished]);
  return { of, drawn, drawnLines };
}
