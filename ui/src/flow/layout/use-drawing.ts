import { useMemo } from "react";
import type { StepId } from "#ui/document/definition.ts";
import { type Outline, outline } from "#ui/document/outline.ts";
import type { FlowProps } from "#ui/flow/face.ts";
import type { Layout } from "#ui/flow/layout/blocks.ts";
import { layout } from "#ui/flow/layout/layout.ts";
import { aheadOf, type Lines, lines } from "#ui/flow/layout/lines.ts";
import type { LayoutOptions } from "#ui/flow/layout/measure.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

const OVER: readonly Status[] = ["done", "skipped"];

const AHEAD: readonly Status[] = ["not_yet", "not_needed"];

/** How much a status matters where one path of several can be open. */
const WEIGHTS: Partial<Record<Status, number>> = {
  needs_you: 4,
  waiting: 3,
  running: 3,
  stopped: 2,
  done: 1,
  skipped: 1,
};

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
  const weight = useWeight(faces);
  const drawn = useMemo(
    () =>
      layout(definition, {
        editing,
        rtl,
        folds,
        widest,
        problems: new Set(withProblems === "" ? [] : withProblems.split(" ")),
        weight,
      }),
    [definition, editing, rtl, folds, widest, withProblems, weight],
  );
  const drawnLines = useMemo(() => {
    if (!faces) return lines(drawn);
    const status = (step: StepId) => faces.get(step)?.status ?? "not_yet";
    const reached = (step: StepId) => !AHEAD.includes(status(step));
    return lines(
      drawn,
      aheadOf(reached, (step) => finished || OVER.includes(status(step))),
    );
  }, [drawn, faces, finished]);
  return { of, drawn, drawnLines };
}

/** How much each step of a run matters; another function only when a status has changed. */
function useWeight(faces: FlowProps["faces"]): LayoutOptions["weight"] {
  const told = faces && JSON.stringify([...faces].map(([step, { status }]) => [step, status]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what the faces say.
  return useMemo(() => {
    if (told === undefined) return undefined;
    const weights = new Map(
      [...(faces ?? [])].map(([step, { status }]) => [step, WEIGHTS[status] ?? 0] as const),
    );
    return (step: StepId) => weights.get(step) ?? 0;
  }, [told]);
}
