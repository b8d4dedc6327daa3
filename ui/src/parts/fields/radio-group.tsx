import type { ReactNode } from "react";
import { RadioGroup as AriaRadioGroup, Label, Radio } from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";

type RadioOption<Id extends string> = {
  id: Id;
  label: ReactNode;
  help?: ReactNode;
  isDisabled?: boolean;
};

type RadioGroupProps<Id extends string> = {
  label: string;
  hideLabel?: boolean;
  options: readonly RadioOption<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  isDisabled?: boolean;
  /** The chosen one takes the focus when it comes. */
  autoFocus?: boolean;
  className?: string;
};

/** One of a few, all of them in view. */
export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, hideLabel, options, value, onChange, isDisabled = false, className } = props;
  const { autoFocus = false } = props;
  return (
    <AriaRadioGroup
      className={classes("field", className)}
      value={value}
      isDisabled={isDisabled}
      onChange={(id) => {
        const chosen = options.find((option) => option.id === id);
        if (chosen) onChange(chosen.id);
      }}
    >
      <Label className={hideLabel ? "hide" : "label"}>{label}</Label>
      <div>
        {options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            autoFocus={autoFocus && option.id === value}
            className="choice"
          >
            <span className="dot" />
            <span className="choice-text">
              <bdi>{option.label}</bdi>
              {option.help && <span className="small muted">{option.help}</span>}
            </span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
