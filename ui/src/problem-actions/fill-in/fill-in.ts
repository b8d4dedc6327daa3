import type { CustomDetail } from "#ui/api/person-details.ts";
import type { Shape } from "#ui/api/shapes.ts";
import type { Reference } from "#ui/document/definition.ts";
import { dotted, namedDetail, referenceNamed, referenceOf } from "#ui/document/detail-names.ts";
import { fitsType } from "#ui/person-form/detail-values.ts";
import {
  type Detail,
  draftOf,
  FIRST_DETAILS,
  MORE_DETAILS,
  problemsOf,
} from "#ui/person-form/person-form.ts";

/** The detail that a problem names, as steps name it or as starts and waits do; null for none. */
export function detailToBlame(params: Readonly<Record<string, string>>): Reference | null {
  const { detail } = params;
  return detail ? (referenceNamed(detail) ?? referenceOf(detail)) : null;
}

/** All the details of one message that a problem names: the one to blame, and what is empty beside it. */
export function detailsToBlame(params: Readonly<Record<string, string>>): Reference[] {
  const also = (params.also ?? "").split("\n").filter((one) => one !== "");
  const named = [params.detail ?? "", ...also].filter((one) => one !== "");
  return named.flatMap((detail) => detailToBlame({ detail }) ?? []);
}

/**
 * Why it is sent again, where nobody types a reason: the details by names that are the same in
 * every language, for the audit outlives the language of whoever pressed. For the same reason
 * nobody is shown them.
 */
export function reasonOf(people: readonly { readonly details: readonly Reference[] }[]): string {
  const names = people.flatMap(({ details }) => details).map(nameIn);
  return [...new Set(names)]
    .filter((name) => name !== "")
    .join(", ")
    .slice(0, LONGEST_REASON);
}

/** What a detail is called there; of a call the whole way, for its end alone can be "value" or "0". */
function nameIn(reference: Reference): string {
  const named = namedDetail(reference);
  switch (named?.kind) {
    case "known":
      return named.name === "end_date" ? "last day" : named.name.replaceAll("_", " ");
    case "custom":
      return named.name;
    case "external_id":
      return `${named.tool} ID`;
    case undefined:
      return dotted(reference.pointer);
  }
}

/** So many characters of a reason the API takes. */
const LONGEST_REASON = 500;

/** Whether somebody can type it. */
export function canFillIn(reference: Reference): boolean {
  return reference.source.kind === "person" && patchOf(reference, "") !== null;
}

/** What fills several details of a person in. */
export function patchOfAll(
  filled: readonly { readonly detail: Reference; readonly text: string }[],
): Shape<"PersonPatchInput"> {
  const all: Shape<"PersonPatchInput"> = {};
  for (const { detail, text } of filled) {
    const patch = patchOf(detail, text) ?? {};
    Object.assign(all, patch, {
      ...(patch.custom ? { custom: { ...all.custom, ...patch.custom } } : {}),
      ...(patch.external_ids
        ? { external_ids: { ...all.external_ids, ...patch.external_ids } }
        : {}),
    });
  }
  return all;
}

/** What fills a detail of a person in; null for what nobody types. */
export function patchOf(reference: Reference, text: string): Shape<"PersonPatchInput"> | null {
  const named = namedDetail(reference);
  switch (named?.kind) {
    case "custom":
      return { custom: { [named.name]: text } };
    case "external_id":
      return { external_ids: { [named.tool]: text } };
    case "known": {
      const own = DETAILS.find((one) => one === named.name);
      return own ? { [own]: text } : null;
    }
    case undefined:
      return null;
  }
}

const DETAILS: readonly Detail[] = [...FIRST_DETAILS, ...MORE_DETAILS];

/** What is typed: a date, yes or no, or any text. */
export function typeOf(reference: Reference, custom: readonly CustomDetail[]) {
  const named = namedDetail(reference);
  if (named?.kind === "custom") {
    return custom.find(({ name }) => name === named.name)?.type ?? "text";
  }
  const isDate = named?.kind === "known" && /_date$/.test(named.name);
  return isDate ? "date" : "text";
}

/** Whether it names somebody: people are proposed for it. */
export function namesPerson(reference: Reference): boolean {
  const named = namedDetail(reference);
  return named?.kind === "known" && named.name === "manager";
}

/** Whether a person can have this in place of nothing. */
export function fits(reference: Reference, text: string, custom: readonly CustomDetail[]): boolean {
  const named = namedDetail(reference);
  if (named?.kind === "known") {
    const own = DETAILS.find((one) => one === named.name);
    if (own === "work_email") {
      const draft = { ...draftOf({ display_name: "-" }), work_email: text };
      return problemsOf(draft).work_email === undefined;
    }
  }
  return fitsType(typeOf(reference, custom), text);
}
