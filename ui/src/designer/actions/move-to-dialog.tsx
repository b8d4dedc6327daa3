import { ListBox, ListBoxItem } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Actions } from "#ui/designer/actions/use-actions.ts";
import type { StepId } from "#ui/document/definition.ts";
import { type PlaceInWords, places } from "#ui/document/outline.ts";
import { canMove } from "#ui/document/tree.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { usePathWords } from "#ui/sentences/use-path-words.ts";

type MoveToDialogProps = { step: StepId; actions: Actions };

/** Every place a step can go to, in words: the way without dragging. */
export function MoveToDialog({ step, actions }: MoveToDialogProps) {
  const { t } = useTranslation("designer");
  const { t: tSteps } = useTranslation("steps");
  const { definition, of } = useDesigner();
  const name = of.byId.get(step)?.step?.name ?? "";
  const spots = places(definition, of).filter((spot) => canMove(definition, step, spot.place));
  const paths = usePathWords(of);
  const words = ({ after, path }: PlaceInWords) => {
    const told = path && paths.told(path);
    if (after === null) return tSteps("place_first_in", { path: told ?? "" });
    const before = of.byId.get(after)?.step?.name ?? definition.trigger.name;
    return told === null
      ? tSteps("place_after", { name: before })
      : tSteps("place_after_in", { name: before, path: told });
  };
  return (
    <Dialog isOpen title={t("moveTo.title", { name })} onClose={actions.close}>
      {spots.length === 0 ? (
        <p className="muted">{t("moveTo.none")}</p>
      ) : (
        <ListBox
          className="select-list move-list"
          aria-label={t("moveTo.title", { name })}
          autoFocus="first"
          selectionMode="none"
          onAction={(key) => {
            const spot = spots.find((one) => keyOf(one) === key);
            actions.close();
            if (spot) actions.onMove(step, spot.place);
          }}
        >
          {spots.map((spot) => (
            <ListBoxItem
              key={keyOf(spot)}
              id={keyOf(spot)}
              className="menu-item"
              textValue={words(spot)}
            >
              <span className="wrap">{words(spot)}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
    </Dialog>
  );
}

function keyOf({ place }: PlaceInWords): string {
  return `${place.sequence}/${place.index}`;
}
