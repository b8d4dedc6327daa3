import type { ReactElement, ReactNode } from "react";
import { Dialog, DialogTrigger, Popover, type PopoverProps } from "react-aria-components";

type PopoverBoxProps = {
  label: string;
  trigger: ReactElement;
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: PopoverProps["placement"];
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** A small surface that belongs to the button that opens it. */
export function PopoverBox(props: PopoverBoxProps) {
  const { label, trigger, children, placement = "bottom start", isOpen, onOpenChange } = props;
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      {trigger}
      <Popover className="popover padded" placement={placement} offset={6}>
        <Dialog aria-label={label} className="dialog">
          {({ close }) => <>{typeof children === "function" ? children(close) : children}</>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
