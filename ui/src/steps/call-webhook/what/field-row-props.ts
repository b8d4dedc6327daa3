import type { Field } from "#ui/document/definition.ts";
import type { Details } from "#ui/values/use-details.ts";

/** What a row of the sent details is given. */
export type FieldRowProps = {
  /** Where it is in the settings of the step. */
  place: string;
  field: Field;
  tool: string;
  details: Details;
  isReadOnly: boolean;
  isFirst: boolean;
  isLast: boolean;
  onChange: (part: string, field: Field) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
};
