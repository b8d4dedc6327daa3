import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  Select as AriaSelect,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";
import { FieldProblem } from "#ui/parts/fields/field-problem.tsx";

export type Option<Id extends string = string> = {
  id: Id;
  label: string;
  help?: string;
  icon?: ReactNode;
};

type SelectProps<Id extends string> = {
  label: string;
  hideLabel?: boolean;
  help?: ReactNode;
  error?: string | null | undefined;
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  placeholder?: string;
  size?: "md" | "sm";
  isDisabled?: boolean;
  className?: string;
};

/** One of a few. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hideLabel, help, error, options, value, onChange, size, className } = props;
  return (
    <AriaSelect
      className={classes("field", className)}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isInvalid={Boolean(error)}
      isDisabled={props.isDisabled ?? false}
      placeholder={props.placeholder}
    >
      <Label className={hideLabel ? "hide" : "label"}>{label}</Label>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <AriaButton className={classes("input select", size === "sm" && "sm")}>
        <SelectValue className="value">
          {({ selectedText, defaultChildren }) => (
            <bdi title={selectedText ?? ""}>{selectedText || defaultChildren}</bdi>
          )}
        </SelectValue>
        <ChevronDown />
      </AriaButton>
      <FieldProblem text={error} />
      <Popover className="popover" offset={4}>
        <ListBox className="select-list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="menu-item">
              {option.icon}
              <span className="choice-text">
                <bdi>{option.label}</bdi>
                {option.help && <span className="small muted">{option.help}</span>}
              </span>
              <Check className="check" />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
