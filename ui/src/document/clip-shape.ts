import type { Step } from "#ui/document/definition.ts";
import { OPERATORS } from "#ui/document/operators.ts";

/** Whether a value found in a text has one form of the document; unknown parts are refused. */
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === "string";
const count =
  (most: number): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
const id: Check = (value) => typeof value === "string" && /^step_\w{1,64}$/.test(value);
const connection: Check = (value) => typeof value === "string" && /^con_\w{1,64}$/.test(value);
const seconds = count(4_294_967_295);

const orNothing =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const one =
  (...words: readonly string[]): Check =>
  (value) =>
    typeof value === "string" && words.includes(value);

const shape =
  (parts: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.keys(value).every((key) => Object.hasOwn(parts, key)) &&
    Object.entries(parts).every(([key, check]) => check(Reflect.get(value, key)));

/** One of several forms, told apart by `kind`. */
const kinds =
  (forms: Readonly<Record<string, Readonly<Record<string, Check>>>>): Check =>
  (value) => {
    const kind = typeof value === "object" && value !== null ? Reflect.get(value, "kind") : null;
    const parts = typeof kind === "string" && Object.hasOwn(forms, kind) ? forms[kind] : undefined;
    return parts !== undefined && shape({ ...parts, kind: text })(value);
  };

const reference = shape({
  source: kinds({ person: {}, trigger: {}, step: { step: id }, run: {}, company: {}, call: {} }),
  pointer: text,
});

const segment = kinds({
  text: { text },
  detail: {
    reference,
    format: one("as_is", "date_iso", "date_long", "upper", "lower", "first_letter"),
  },
  secret: { slot: text },
});

const sent = shape({
  segments: list(segment),
  type: one("text", "number", "yes_no", "list", "as_received"),
  when_empty: kinds({ leave_out: {}, send_empty: {}, use_text: { text }, stop: {} }),
});

const condition = shape({
  mode: one("all", "any"),
  tests: list(shape({ reference, operator: one(...OPERATORS), values: list(text) })),
});

const callField = kinds({ automatic: {}, picked: { pointer: text } });

/** Late, because steps own paths and paths own steps. */
const steps: Check = (value) => list(isStep)(value);

const action = kinds({
  call_webhook: {
    connection: orNothing(connection),
    method: one("POST", "PUT", "PATCH", "DELETE", "GET"),
    path: list(segment),
    headers: list(shape({ name: text, value: kinds({ plain: { text }, secret: { slot: text } }) })),
    content: kinds({
      fields: { fields: list(shape({ name: text, value: sent })) },
      everything_except: { excluded: list(text) },
    }),
    timeout_s: seconds,
    also_success: list(count(65_535)),
  },
  wait_for_call: {
    match_by: kinds({
      step_answer: { step: id, pointer: text, call: callField },
      person_detail: { detail: text, call: callField },
    }),
    only_if: orNothing(condition),
    nobody_matches: one("keep_under_problems", "only_record"),
    several_match: one("ask", "longest_waiting"),
    reminder_after_s: orNothing(seconds),
    limit_after_s: orNothing(seconds),
  },
  choose_path: {
    paths: list(shape({ id, name: text, when: condition, steps })),
    otherwise: steps,
  },
  at_the_same_time: { paths: list(shape({ id, name: text, steps })) },
});

/** Whether a value from outside is a whole step as the document keeps it. */
export function isStep(value: unknown): value is Step {
  return shape({ id, name: text, action })(value);
}
