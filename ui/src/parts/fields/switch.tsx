import type { ReactNode } from "react";
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components";

type SwitchProps = Omit<AriaSwitchProps, "className" | "style" | "children"> & {
  children: ReactNode;
  help?: ReactNode;
};

/** Something that is on or off at once. */
export function Switch({ children, help, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className="choice">
      <span className="switch" />
      <span className="choice-text">
        <span>{children}</span>
        {help && <span className="small muted">{help}</span>}
      </span>
    </AriaSwitch>
  );
}
