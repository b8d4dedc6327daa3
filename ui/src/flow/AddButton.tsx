import { Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Block } from "#ui/flow/layout.ts";
import { centredAt } from "#ui/flow/position.ts";
import { classes } from "#ui/parts/classes.ts";

type AddButtonProps = {
  readonly block: Block;
  readonly label: string;
  /** While a card is in the air: whether this spot takes it, and is nearest. */
  readonly drop: "none" | "open" | "over" | "closed";
  readonly onPress: (anchor: Element) => void;
};

/** (+) in a gap; "Move here" while a card is in the air. */
export function AddButton({ block, label, drop, onPress }: AddButtonProps) {
  const { t } = useTranslation("steps");
  if (drop === "closed") return null;
  const isPlace = drop !== "none";
  return (
    <button
      type="button"
      className={classes("flow-add flow-part", isPlace && "is-place", drop === "over" && "is-over")}
      style={centredAt({ x: block.x, y: block.y + (isPlace ? 4 : 6) })}
      tabIndex={-1}
      aria-label={isPlace ? undefined : label}
      onClick={(event) => onPress(event.currentTarget)}
    >
      {isPlace ? t("move_here") : <Plus className="sm" />}
    </button>
  );
}
