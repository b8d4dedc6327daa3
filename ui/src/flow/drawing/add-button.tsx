import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { OutlinePath } from "#ui/document/outline.ts";
import { centredAt } from "#ui/flow/drawing/position.ts";
import type { FlowActions } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/layout.ts";
import { classes } from "#ui/parts/classes.ts";

type AddButtonProps = {
  readonly block: Block;
  /** The name of what stands before it. */
  readonly after: string;
  /** The path that it begins. */
  readonly path: OutlinePath | undefined;
  /** While a card is in the air: whether this spot takes it, and is nearest. */
  readonly drop: "none" | "open" | "over" | "closed";
  readonly onAdd: FlowActions["onAdd"];
};

/** (+) in a gap; "Move here" while a card is in the air. */
export const AddButton = memo(function AddButton(props: AddButtonProps) {
  const { block, after, path, drop, onAdd } = props;
  const { t } = useTranslation("steps");
  if (drop === "closed") return null;
  const isPlace = drop !== "none";
  const label = path
    ? t("add_in_path", { path: path.name ?? t("otherwise") })
    : t("add_here", { name: after });
  return (
    <button
      type="button"
      className={classes("flow-add flow-part", isPlace && "is-place", drop === "over" && "is-over")}
      style={centredAt({ x: block.x, y: block.y + (isPlace ? 4 : 6) })}
      tabIndex={-1}
      aria-label={isPlace ? undefined : label}
      onClick={(event) => block.place && onAdd(block.place, event.currentTarget)}
    >
      {isPlace && t("move_here")}
    </button>
  );
});
