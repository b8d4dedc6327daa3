import { Ellipsis } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import {
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  type PopoverProps,
  Separator,
} from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";
import { IconButton } from "#ui/parts/icon-button.tsx";

export type MenuEntry =
  | { kind: "rule"; id: string }
  | {
      kind?: "item";
      id: string;
      label: string;
      icon?: ReactNode;
      shortcut?: string;
      danger?: boolean;
      /** Why it cannot be chosen; shown under its name. */
      reason?: string | null | undefined;
      help?: string;
      onAction: () => void;
    };

type MenuProps = {
  /** Name of the menu; also of its ⋯ button when there is no other trigger. */
  label: string;
  entries: readonly MenuEntry[];
  /** A Button or IconButton; ⋯ without it. */
  trigger?: ReactElement;
  placement?: PopoverProps["placement"];
  size?: "md" | "sm" | "xs";
};

/** A button with a list of things to do. */
export function Menu({
  label,
  entries,
  trigger,
  placement = "bottom end",
  size = "sm",
}: MenuProps) {
  return (
    <MenuTrigger>
      {trigger ?? <IconButton label={label} icon={<Ellipsis />} size={size} />}
      <Popover className="popover" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {entries.map((entry) =>
            entry.kind === "rule" ? (
              <Separator key={entry.id} className="menu-rule" />
            ) : (
              <MenuItem
                key={entry.id}
                id={entry.id}
                textValue={entry.label}
                isDisabled={Boolean(entry.reason)}
                onAction={entry.onAction}
                className={classes("menu-item", entry.danger && "danger")}
              >
                {entry.icon}
                <span className="choice-text">
                  <bdi>{entry.label}</bdi>
                  {(entry.reason ?? entry.help) && (
                    <span className="small muted">{entry.reason ?? entry.help}</span>
                  )}
                </span>
                {entry.shortcut && <span className="kbd">{entry.shortcut}</span>}
              </MenuItem>
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
