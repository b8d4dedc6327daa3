import { type ReactNode, type Ref, useState } from "react";
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Group,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";
import { classes } from "#ui/parts/classes.ts";
import { FieldProblem } from "#ui/parts/fields/field-problem.tsx";

export type TextFieldProps = Omit<AriaTextFieldProps, "className" | "style" | "children"> & {
  label: string;
  /** The label is read out but not drawn, where a heading beside it says the same. */
  hideLabel?: boolean;
  help?: ReactNode;
  error?: string | null | undefined;
  /** What is wrong with what is written; said once the field is left, and from then on. */
  errorOnceLeft?: string | null | undefined;
  placeholder?: string;
  size?: "md" | "sm";
  multiline?: boolean;
  rows?: number;
  /** Quoted to IT: the code face, always left to right. */
  code?: boolean;
  start?: ReactNode;
  end?: ReactNode;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
};

/** A labelled line (or area) of text. Help stands under the label, the error under the field. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, help, placeholder, size, multiline, rows, code } = props;
  const { start, end, className, inputRef } = props;
  const late = useOnceLeft(props.errorOnceLeft ?? null);
  const error = props.error ?? late.error;
  const face = classes(code && "code");
  return (
    <AriaTextField
      {...ownOnly(props)}
      isInvalid={props.isInvalid || Boolean(error)}
      onFocus={(event) => {
        late.onFocus();
        props.onFocus?.(event);
      }}
      onBlur={(event) => {
        late.onBlur();
        props.onBlur?.(event);
      }}
      className={classes("field", className)}
    >
      <Label className={hideLabel ? "hide" : "label"}>{label}</Label>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <Group className={classes("input", size === "sm" && "sm", multiline && "area")}>
        {start}
        {multiline ? (
          <TextArea rows={rows ?? 3} placeholder={placeholder} className={face} />
        ) : (
          <Input
            ref={inputRef}
            placeholder={placeholder}
            className={face}
            {...(code ? { dir: "ltr" } : {})}
          />
        )}
        {end}
      </Group>
      <FieldProblem text={error} />
    </AriaTextField>
  );
}

/** An error that is not said while the field is written in, unless it was before. */
function useOnceLeft(error: string | null) {
  const [within, setWithin] = useState<{ wasSaid: boolean } | null>(null);
  return {
    error: within === null || within.wasSaid ? error : null,
    onFocus: () => setWithin({ wasSaid: error !== null }),
    onBlur: () => setWithin(null),
  };
}

function ownOnly(props: TextFieldProps): AriaTextFieldProps {
  const {
    label: _label,
    hideLabel: _hideLabel,
    help: _help,
    error: _error,
    errorOnceLeft: _errorOnceLeft,
    placeholder: _placeholder,
    size: _size,
    multiline: _multiline,
    rows: _rows,
    code: _code,
    start: _start,
    end: _end,
    className: _className,
    inputRef: _inputRef,
    ...rest
  } = props;
  return rest;
}
