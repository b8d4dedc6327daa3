import { memo } from "react";
import { useTranslation } from "react-i18next";
import { centredAt } from "#ui/flow/drawing/position.ts";
import type { FlowActions } from "#ui/flow/face.ts";
import type { Block } from "#ui/flow/layout/blocks.ts";
import type { Drop } from "#ui/flow/moving/use-drag.ts";
import { classes } from "#ui/parts/classes.ts";

type AddButtonProps = {
  readonly block: Block;
  /** The name of what stands before it. */
  readonly after: string;
  /** What the path is called that it begins. */
  readonly path: string | undefined;
  readonly drop: Drop;
  readonly onAdd: FlowActions["onAdd"];
};

/** (+) in a gap; "Move here" while a card is in the air. */
export const AddButton = memo(function AddButton(props: AddButtonProps) {
  const { block, after, path, drop, onAdd } = props;
  const { t } = useTranslation("steps");
  if (drop === "closed") return null;
  const isPlace = drop !== "none";
  const label = path === undefined ? t("add_here", { name: after }) : t("add_in_path", { path });
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
