import { type ReactElement, type ReactNode, useContext } from "react";
import {
  DialogTrigger,
  OverlayTriggerStateContext,
  Popover,
  type PopoverProps,
} from "react-aria-components";
import { useCountedOpen } from "#ui/parts/dialogs/open-dialogs.ts";

type Content = ReactNode | ((close: () => void) => ReactNode);

type PopoverBoxProps = {
  label: string;
  trigger: ReactElement;
  children: Content;
  placement?: PopoverProps["placement"];
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/**
 * A small surface that belongs to the button that opens it. The surface itself is the dialog: its
 * hidden button for screen readers would stand outside of one inside it.
 */
export function PopoverBox(props: PopoverBoxProps) {
  const { label, trigger, children, placement = "bottom start", isOpen, onOpenChange } = props;
  return (
    <DialogTrigger
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      {trigger}
      <Popover aria-label={label} className="popover padded" placement={placement} offset={6}>
        <Inside>{children}</Inside>
      </Popover>
    </DialogTrigger>
  );
}

function Inside({ children }: { children: Content }) {
  const overlay = useContext(OverlayTriggerStateContext);
  useCountedOpen(true);
  return typeof children === "function" ? children(() => overlay?.close()) : children;
}
