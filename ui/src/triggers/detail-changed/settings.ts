import type { StartOf } from "#ui/document/definition.ts";

export type DetailChanged = StartOf<"detail_changed">;
export type ChangedValue = DetailChanged["from"];

/** What it was, and what it is. */
export const SIDES = ["from", "to"] as const;

/** What a detail was or is before anybody says. */
const ANY: ChangedValue = { kind: "any" };

/** A start by a change as it begins: no detail is chosen. */
export function freshChange(): DetailChanged {
  return { kind: "detail_changed", detail: "", from: ANY, to: ANY };
}

/** Another detail; the values of the one before are not its own. */
export function withDetail(start: DetailChanged, detail: string): DetailChanged {
  return { ...freshChange(), detail, ...(start.detail === detail && start) };
}

/** The values that are meant, those without anything left out. */
export function meant(value: ChangedValue): readonly string[] {
  return value.kind === "one_of" ? value.values.filter((one) => one.trim() !== "") : [];
}
