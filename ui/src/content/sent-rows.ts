import { type Row, rowsOf, type Value } from "#ui/content/value.ts";
import { dotted } from "#ui/document/detail-names.ts";

type Named = { readonly name: string };

/** A line of what was sent, and the field of the step that it comes from. */
export type SentRow<Field extends Named> = Row & { readonly field: Field | null };

/**
 * What was sent, in the order of the step's fields: a field that is not there is said to be left
 * out, and what no field names stands at the end.
 */
export function sentRows<Field extends Named>(
  value: Value | null,
  fields: readonly Field[],
): SentRow<Field>[] {
  const rows = value ? rowsOf(value).filter(({ pointer }) => pointer !== "") : [];
  const fieldOf = (row: Row) => fields.find(({ name }) => isOf(row, name)) ?? null;
  const named = fields.flatMap((field): SentRow<Field>[] => {
    const own = rows.filter((row) => fieldOf(row) === field);
    if (own.length > 0) return own.map((row) => ({ ...row, field }));
    const { name } = field;
    return [{ pointer: `left out ${name}`, name, depth: 0, shown: { kind: "left_out" }, field }];
  });
  const others = rows.filter((row) => fieldOf(row) === null);
  return [...named, ...others.map((row) => ({ ...row, field: null }))];
}

function isOf(row: Row, name: string): boolean {
  const path = dotted(row.pointer);
  return path === name || path.startsWith(`${name}.`);
}
