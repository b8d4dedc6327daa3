import { OPERATORS } from "#ui/document/operators.ts";

/** Whether a value found in a text has one form of the document; unknown parts are refused. */
export type Check = (value: unknown) => boolean;

export const text: Check = (value) => typeof value === "string";
export const count =
  (most: number): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
/** The id of a step or of a path. */
export const id: Check = (value) => typeof value === "string" && /^step_\w{1,64}$/.test(value);
export const connection: Check = (value) =>
  typeof value === "string" && /^con_\w{1,64}$/.test(value);
export const seconds = count(4_294_967_295);

export const orNothing =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
/** A setting that is left out where it is as it always was. */
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
export const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
export const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value);

export type Parts = Readonly<Record<string, Check>>;

/** A check for each part of a form that is told apart by its kind. */
export type ShapeOf<A extends { kind: string }> = Readonly<Record<Exclude<keyof A, "kind">, Check>>;

export const shape =
  (parts: Parts): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).every((key) => Object.hasOwn(parts, key)) &&
    Object.entries(parts).every(([key, check]) => check(Reflect.get(value, key)));

/** One of several forms, told apart by `kind`. */
export const kinds =
  (forms: Readonly<Record<string, Parts>>): Check =>
  (value) => {
    const kind = typeof value === "object" && value !== null ? Reflect.get(value, "kind") : null;
    const parts = typeof kind === "string" && Object.hasOwn(forms, kind) ? forms[kind] : undefined;
    return parts !== undefined && shape({ ...parts, kind: text })(value);
  };

export const reference = shape({
  source: kinds({ person: {}, trigger: {}, step: { step: id }, run: {}, company: {}, call: {} }),
  pointer: text,
});

export const segment = kinds({
  text: { text },
  detail: {
    reference,
    format: oneOf("as_is", "date_iso", "date_long", "upper", "lower", "first_letter"),
  },
  secret: { slot: text },
});

export const sent = shape({
  segments: list(segment),
  type: oneOf("text", "number", "yes_no", "list", "as_received"),
  when_empty: kinds({ leave_out: {}, send_empty: {}, use_text: { text }, stop: {} }),
});

const flag: Check = (value) => typeof value === "boolean";

const tests = list(
  shape({
    reference,
    operator: oneOf(...OPERATORS),
    values: list(text),
    exact: optional(flag),
  }),
);

const mode = oneOf("all", "any");

export const condition = shape({
  mode,
  tests,
  groups: optional(list(shape({ mode, tests }))),
});

export const callField = kinds({ automatic: {}, picked: { pointer: text } });
