import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from "react-aria-components";

type CheckboxProps = Omit<AriaCheckboxProps, "className" | "style" | "children"> & {
  children?: ReactNode;
  help?: ReactNode;
};

/** A tick; a dash where only a part is chosen. Without words it needs an `aria-label`. */
export function Checkbox({ children, help, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className="choice">
      <span className="tick">{rest.isIndeterminate ? <Minus /> : <Check />}</span>
      {(children || help) && (
        <span className="choice-text">
          <span>{children}</span>
          {help && <span className="small muted">{help}</span>}
        </span>
      )}
    </AriaCheckbox>
  );
}
