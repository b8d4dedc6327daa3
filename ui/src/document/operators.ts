import type { components } from "#ui/api/schema.d.ts";
import type { Operator } from "#ui/document/definition.ts";

/** What a detail holds, as far as it is known. */
export type DetailType = components["schemas"]["DetailType"];

/** What is asked for beside a comparison. */
export type ValueForm = "none" | "texts" | "people" | "number" | "range" | "date" | "days";

/** How a condition compares, in the order in which it is offered, and with what. */
const FORMS = {
  is: "texts",
  is_not: "texts",
  contains: "texts",
  starts_with: "texts",
  is_one_of: "texts",
  is_not_one_of: "texts",
  equals: "number",
  more_than: "number",
  less_than: "number",
  between: "range",
  on: "date",
  before: "date",
  after: "date",
  in_the_next: "days",
  in_the_last: "days",
  is_today: "none",
  is_yes: "none",
  is_no: "none",
  includes_any: "texts",
  includes_all: "texts",
  is_manager_of: "people",
  is_empty: "none",
  is_not_empty: "none",
} as const satisfies Record<Operator, ValueForm>;

/** Every comparison. */
export const OPERATORS = Object.keys(FORMS) as readonly string[] as readonly Operator[];

const WHETHER = ["is_empty", "is_not_empty"] as const satisfies readonly Operator[];

const OF_TEXTS = [
  "is",
  "is_not",
  "contains",
  "starts_with",
  "is_one_of",
  "is_not_one_of",
] as const satisfies readonly Operator[];

const OF_DAYS = [
  "on",
  "before",
  "after",
  "in_the_next",
  "in_the_last",
  "is_today",
] as const satisfies readonly Operator[];

const OF_TYPE: Readonly<Record<DetailType, readonly Operator[]>> = {
  text: [...OF_TEXTS, ...WHETHER],
  number: ["equals", "more_than", "less_than", "between", ...WHETHER],
  date: [...OF_DAYS, ...WHETHER],
  yes_no: ["is_yes", "is_no", ...WHETHER],
  list: ["includes_any", "includes_all", ...WHETHER],
  person: [...OF_TEXTS, "is_manager_of", ...WHETHER],
  // What another tool sends names nobody whom Baton knows.
  any: OPERATORS.filter((operator) => operator !== "is_manager_of"),
};

/** What a comparison takes its detail for; `any` where it asks only whether there is something. */
export function wantedBy(operator: Operator): (typeof TYPES)[number] | "any" {
  if (isWhether(operator)) return "any";
  return TYPES.find((type) => OF_TYPE[type].includes(operator)) ?? "any";
}

const TYPES = ["text", "number", "date", "yes_no", "list"] as const satisfies DetailType[];

function isWhether(operator: Operator): boolean {
  const whether: readonly Operator[] = WHETHER;
  return whether.includes(operator);
}

/** The comparisons that fit a detail; one that is set already stays among them. */
export function operatorsOf(type: DetailType, set: Operator): readonly Operator[] {
  const fitting = OF_TYPE[type];
  return fitting.includes(set) ? fitting : [...fitting, set];
}

/** How a comparison with a detail begins. */
export function firstOperator(type: DetailType): Operator {
  return OF_TYPE[type][0] ?? "is";
}

export function fitsType(type: DetailType, operator: Operator): boolean {
  return OF_TYPE[type].includes(operator);
}

export function valueForm(operator: Operator): ValueForm {
  return FORMS[operator];
}

/** Whether capitals and spaces can matter. */
export function canBeExact(operator: Operator): boolean {
  return FORMS[operator] === "texts";
}

/** What to compare with after another comparison was chosen: what fits it still. */
export function valuesFor(operator: Operator, before: Operator, values: readonly string[]) {
  const form = FORMS[operator];
  const kept = FORMS[before] === form ? [...values] : [];
  if (form === "none") return [];
  if (form === "texts" || form === "people") return kept;
  if (form === "range") return [kept[0] ?? "", kept[1] ?? ""];
  return [kept[0] ?? ""];
}
