import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";

/** One of the kinds that a list is counted by. */
export type CountChip<Id extends string> = {
  id: Id;
  label: string;
  /** How many, where that is known. */
  count: string | null;
  glyph?: ReactNode;
  className?: string;
};

type CountChipsProps<Id extends string> = {
  label: string;
  chips: readonly CountChip<Id>[];
  /** Whether several can be chosen. */
  mode: "single" | "multiple";
  chosen: readonly Id[];
  onChange: (chosen: readonly Id[]) => void;
};

/** How many of each kind a list has; pressing one shows only those. */
export function CountChips<Id extends string>(props: CountChipsProps<Id>) {
  const { label, chips, mode, chosen, onChange } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="status-counts"
      selectionMode={mode}
      selectedKeys={chosen}
      onSelectionChange={(keys) =>
        onChange(chips.filter(({ id }) => keys.has(id)).map(({ id }) => id))
      }
    >
      {chips.map(({ id, label: name, count, glyph, className }) => (
        <ToggleButton key={id} id={id} className={classes("count-chip", className)}>
          {glyph}
          <span>
            {name} {count && <b className="num">{count}</b>}
          </span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
