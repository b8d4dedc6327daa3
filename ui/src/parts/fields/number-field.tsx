import { useState } from "react";
import {
  NumberField as AriaNumberField,
  type NumberFieldProps as AriaNumberFieldProps,
  Group,
  Input,
  Label,
  Text,
} from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";
import { FieldProblem } from "#ui/parts/fields/field-problem.tsx";

export type NumberFieldProps = Omit<AriaNumberFieldProps, "className" | "style" | "children"> & {
  label: string;
  hideLabel?: boolean;
  help?: string;
  error?: string | null | undefined;
  size?: "md" | "sm";
  className?: string;
};

/** A labelled number. */
export function NumberField(props: NumberFieldProps) {
  const { label, hideLabel, help, error, size, className, ...rest } = props;
  const held = useHeld(rest);
  return (
    <AriaNumberField
      {...rest}
      {...held}
      isInvalid={rest.isInvalid || Boolean(error)}
      className={classes("field", className)}
    >
      <Label className={hideLabel ? "hide" : "label"}>{label}</Label>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <Group className={classes("input", size === "sm" && "sm")}>
        <Input className="num" />
      </Group>
      <FieldProblem text={error} />
    </AriaNumberField>
  );
}

/** What is typed is taken over when the field is left; until then nothing else takes its place. */
function useHeld({ value, onChange, onFocus, onBlur }: AriaNumberFieldProps) {
  const [held, setHeld] = useState<{ value: number } | null>(null);
  if (value === undefined) return {};
  const here: AriaNumberFieldProps = {
    value: held ? held.value : value,
    onChange: (next) => {
      setHeld((now) => now && { value: next });
      onChange?.(next);
    },
    onFocus: (event) => {
      setHeld({ value });
      onFocus?.(event);
    },
    onBlur: (event) => {
      setHeld(null);
      onBlur?.(event);
    },
  };
  return here;
}
