import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";

export type ButtonVariant = "primary" | "plain" | "quiet" | "link" | "danger" | "danger-plain";

export type ButtonProps = Omit<AriaButtonProps, "className" | "style" | "children"> & {
  variant?: ButtonVariant;
  size?: "md" | "sm";
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Why it cannot be pressed; shown under it. A disabled button always has one. */
  reason?: string | null | undefined;
};

/** A button that names what it does. */
export function Button(props: ButtonProps) {
  const { variant = "plain", size = "md", icon, children, className, reason, ...rest } = props;
  const button = (
    <AriaButton
      {...rest}
      isDisabled={rest.isDisabled || Boolean(reason)}
      className={classes("button", variant, size === "sm" && "sm", className)}
    >
      {icon}
      {children}
    </AriaButton>
  );
  if (!reason) return button;
  return (
    <span className="reasoned">
      {button}
      <span className="reason">{reason}</span>
    </span>
  );
}
