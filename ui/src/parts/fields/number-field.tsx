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
  return (
    <AriaNumberField
      {...rest}
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
