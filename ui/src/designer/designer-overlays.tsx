import { AddStepPopover } from "#ui/designer/actions/add-step-popover.tsx";
import { DeleteQuestion } from "#ui/designer/actions/delete-question.tsx";
import { MoveQuestion } from "#ui/designer/actions/move-question.tsx";
import { MoveToDialog } from "#ui/designer/actions/move-to-dialog.tsx";
import { StepMenu } from "#ui/designer/actions/step-menu.tsx";
import type { Actions } from "#ui/designer/actions/use-actions.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { suggested } from "#ui/steps/registry.ts";

type DesignerOverlaysProps = { actions: Actions };

/** Whatever is open over the drawing. */
export function DesignerOverlays({ actions }: DesignerOverlaysProps) {
  const { overlay } = actions;
  const { of } = useDesigner();
  switch (overlay?.kind) {
    case undefined:
      return null;
    case "add":
      return (
        <AddStepPopover
          anchor={overlay.anchor}
          suggested={suggested(of, overlay.place)}
          onAdd={(kind) => actions.add(kind, overlay.place)}
          onClose={actions.close}
        />
      );
    case "menu":
      return <StepMenu step={overlay.step} anchor={overlay.anchor} actions={actions} />;
    case "move_to":
      return <MoveToDialog step={overlay.step} actions={actions} />;
    case "move_question":
      return <MoveQuestion question={overlay} actions={actions} />;
    case "delete_question":
      return <DeleteQuestion step={overlay.step} actions={actions} />;
  }
}
