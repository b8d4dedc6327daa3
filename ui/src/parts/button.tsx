import type { ReactNode } from "react";
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  type PressEvent,
} from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";
import { useOnePress } from "#ui/parts/pressing/use-one-press.ts";

export type ButtonVariant = "primary" | "plain" | "quiet" | "link" | "danger" | "danger-plain";

export type ButtonProps = Omit<
  AriaButtonProps,
  "className" | "style" | "children" | "isPending" | "onPress"
> & {
  /** What it returns, if anything, is waited for: until then it takes no other press. */
  onPress?: (event: PressEvent) => unknown;
  variant?: ButtonVariant;
  size?: "md" | "sm";
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
  /**
   * It is doing what it was pressed for, and takes no other press. React Aria's own pending state
   * is not used: its announcement names the button by id and outlives it when the page changes.
   */
  isPending?: boolean;
  /** Why it cannot be pressed; shown under it. A disabled button always has one. */
  reason?: string | null | undefined;
};

/** A button that names what it does. */
export function Button(props: ButtonProps) {
  const { variant = "plain", size = "md", icon, children, className, reason } = props;
  const { variant: _v, size: _s, icon: _i, className: _c, reason: _r, isPending, ...rest } = props;
  const press = useOnePress(rest.onPress);
  const button = (
    <AriaButton
      {...rest}
      onPress={isPending ? () => undefined : press}
      {...(isPending ? { "data-pending": true } : {})}
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
