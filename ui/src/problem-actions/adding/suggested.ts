import { inGroup, type OpenGroup } from "#ui/document/detail-names.ts";
import {
  type Detail,
  type Draft,
  draftOf,
  FIRST_DETAILS,
  MORE_DETAILS,
} from "#ui/person-form/person-form.ts";
import { isPlainDate, plainDateOf } from "#ui/words/plain-date.ts";

const DETAILS: readonly Detail[] = [...FIRST_DETAILS, ...MORE_DETAILS];

/**
 * What the call says about the person; only where it says no name the address stands for it. Whoever
 * starts on a later day has not started.
 */
export function suggested(
  params: Readonly<Record<string, string>>,
  says: Readonly<Record<string, string>>,
): Draft {
  // What is no address was looked for in place of one: it may be the name.
  const value = params.value ?? "";
  const isAddress = value.includes("@");
  const email = (isAddress ? value : (params.email ?? says.work_email)) ?? "";
  const said = DETAILS.flatMap((detail) => (says[detail] ? [[detail, says[detail]]] : []));
  const name = says.display_name ?? params.name ?? (value || email);
  const day = says.start_date ?? "";
  const status = isPlainDate(day) && day > plainDateOf(new Date()) ? "before_start" : "active";
  const draft = draftOf({
    ...Object.fromEntries(said),
    display_name: name,
    work_email: email,
    status,
  });
  const ids = inGroupOf("external_ids", says).map(([source, id], key) => ({
    ...{ key, source, id },
    isNew: true,
  }));
  return {
    ...draft,
    further: { ...draft.further, custom: new Map(inGroupOf("custom", says)), ids },
  };
}

/** What is said of details that an admin named, by their names. */
function inGroupOf(group: OpenGroup, says: Readonly<Record<string, string>>) {
  const start = inGroup(group, "");
  return Object.entries(says).flatMap(([detail, text]): [string, string][] =>
    detail.startsWith(start) && text !== "" ? [[detail.slice(start.length), text]] : [],
  );
}
