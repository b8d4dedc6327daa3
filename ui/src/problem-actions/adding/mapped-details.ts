import { isMask } from "#ui/content/hidden/hidden.ts";
import { type Value, valueAt } from "#ui/content/value.ts";
import type { Definition } from "#ui/document/definition.ts";
import { pointerOfParts, pointerParts } from "#ui/document/detail-names.ts";
import { isPlainDate } from "#ui/words/plain-date.ts";

/**
 * What a workflow's own table takes over from a call for somebody new, by the names of details, as it
 * stands there. What is masked is none.
 */
export function mappedDetails(
  definition: Definition | null | undefined,
  said: Value,
): Readonly<Record<string, string>> {
  const start = definition?.trigger?.start;
  if (!start || !("person_fields" in start)) return {};
  const found = start.person_fields.flatMap(({ detail, from }): [string, string][] => {
    const text = textAt(said, from);
    return text === "" ? [] : [[detail, isDate(detail) ? dateIn(text) : text]];
  });
  return Object.fromEntries(found);
}

function textAt(said: Value, from: string): string {
  // One of a list is a place to the workflow, and a number here.
  const parts = pointerParts(from).map((part) => part.replace(/^=(?=\d+$)/, ""));
  const value = from === "" ? null : valueAt(said, pointerOfParts(parts));
  switch (value?.kind) {
    case "text":
    case "number":
      return isMask(value.text) ? "" : value.text.trim();
    case "yes_no":
      return value.yes ? "true" : "false";
    case "nothing":
    case "list":
    case "group":
    case undefined:
      return "";
  }
}

function isDate(detail: string): boolean {
  return detail === "start_date" || detail === "end_date";
}

/** A day that is the same in whichever order it is read; else what stands there, for the admin to see. */
function dateIn(text: string): string {
  const start = /^\d{4}-\d{2}-\d{2}(?=[T ])/.exec(text)?.[0] ?? text;
  const found = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(start);
  if (!found) return start;
  const [, first = "", mark, second = "", year] = found;
  const dayFirst = [year, second, first];
  const orders = mark === "." ? [dayFirst] : [dayFirst, [year, first, second]];
  const days = orders.map((parts) => parts.map((part = "") => part.padStart(2, "0")).join("-"));
  const [only, ...others] = new Set(days.filter(isPlainDate));
  return only && others.length === 0 ? only : text;
}
