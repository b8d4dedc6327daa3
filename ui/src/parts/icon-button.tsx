import type { ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";

export type IconButtonProps = Omit<
  AriaButtonProps,
  "className" | "style" | "children" | "aria-label"
> & {
  /** Its name, read out and shown on hover and focus. */
  label: string;
  icon: ReactNode;
  size?: "md" | "sm" | "xs";
  className?: string;
};

/** A button whose picture alone is known everywhere: more, close, undo, redo, search, show, rename. */
export function IconButton({ label, icon, size = "sm", className, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={classes("button quiet icon-only", size !== "md" && size, className)}
      >
        {icon}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
