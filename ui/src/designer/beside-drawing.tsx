import { useMemo } from "react";
import type { StepActions } from "#ui/designer/actions/use-actions.ts";
import { DesignerBar } from "#ui/designer/bar/designer-bar.tsx";
import { DesignerTitle } from "#ui/designer/bar/designer-title.tsx";
import { StepsList } from "#ui/designer/list/steps-list.tsx";
import type { Mode } from "#ui/designer/mode.ts";
import type { SaidProblem } from "#ui/designer/problems/use-problems.ts";
import type { StepId } from "#ui/document/definition.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import type { StepProblem } from "#ui/flow/face.ts";
import { useLater } from "#ui/parts/use-later.ts";

type BesideDrawingProps = {
  part: "title" | "bar" | "steps";
  state: {
    readonly designer: Designer;
    readonly open: StepId | null;
    readonly actions: StepActions;
    readonly problems: readonly SaidProblem[];
    /** How many are not said yet. */
    readonly heldBack: number;
    readonly problemsBy: ReadonlyMap<StepId, StepProblem>;
    readonly mode: Mode;
    readonly setMode: (mode: Mode) => void;
    /** Whether the blank page still asks when the workflow starts. */
    readonly asksStart: boolean;
  };
};

/**
 * A part of the designer beside the drawing. It follows an edit once the drawing shows it:
 * the parts together cost more than the drawing. What says whether the draft is saved is none
 * of them, as it must never lag behind.
 */
export function BesideDrawing({ part, state }: BesideDrawingProps) {
  const later = useLater(state);
  return useMemo(
    () => (
      <DesignerProvider value={later.designer}>
        <Part part={part} state={later} />
      </DesignerProvider>
    ),
    [part, later],
  );
}

function Part({ part, state }: BesideDrawingProps) {
  const { designer, open, actions, problems, heldBack, problemsBy, mode, setMode, asksStart } =
    state;
  switch (part) {
    case "title":
      return <DesignerTitle onMode={setMode} />;
    case "bar":
      return <DesignerBar onMode={setMode} isTrying={mode === "try"} asksStart={asksStart} />;
    case "steps":
      return (
        <StepsList
          selected={open}
          actions={actions}
          problems={problems}
          heldBack={heldBack}
          problemsBy={problemsBy}
          asksStart={asksStart}
          onSelect={designer.select}
        />
      );
  }
}
