import type { Person, Shape } from "#ui/api/shapes.ts";
import { ApiProblem } from "#ui/api/wire/problem.ts";
import {
  type Further,
  furtherOf,
  furtherPatch,
  NOTHING_FURTHER,
} from "#ui/person-form/detail-form.ts";
import { isPlainDate } from "#ui/words/plain-date.ts";

/** The details of a person that are plain text or a date. */
export const FIRST_DETAILS = ["display_name", "work_email"] as const;
export const MORE_DETAILS = [
  "given_name",
  "family_name",
  "job_title",
  "department",
  "team",
  "manager",
  "location",
  "time_zone",
  "start_date",
  "end_date",
] as const;

export type Detail = (typeof FIRST_DETAILS)[number] | (typeof MORE_DETAILS)[number];
export type Draft = Record<Detail, string> & {
  status: Shape<"PersonStatus">;
  further: Further;
};

const DETAILS: readonly Detail[] = [...FIRST_DETAILS, ...MORE_DETAILS];

export function draftOf(person: Partial<Person>): Draft {
  const text = (detail: Detail) => person[detail] ?? "";
  return {
    display_name: text("display_name"),
    work_email: text("work_email"),
    given_name: text("given_name"),
    family_name: text("family_name"),
    job_title: text("job_title"),
    department: text("department"),
    team: text("team"),
    manager: text("manager"),
    location: text("location"),
    time_zone: text("time_zone"),
    start_date: text("start_date"),
    end_date: text("end_date"),
    status: person.status ?? "active",
    further: furtherOf(person),
  };
}

export type DraftProblem = "nameNeeded" | "emailWrong" | "dateWrong";

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** What is wrong with each detail. */
export function problemsOf(draft: Draft): Partial<Record<Detail, DraftProblem>> {
  const problems: Partial<Record<Detail, DraftProblem>> = {};
  if (!draft.display_name.trim()) problems.display_name = "nameNeeded";
  const email = draft.work_email.trim();
  if (email && !EMAIL.test(email)) problems.work_email = "emailWrong";
  for (const detail of ["start_date", "end_date"] as const) {
    const date = draft[detail].trim();
    if (date && !isPlainDate(date)) problems[detail] = "dateWrong";
  }
  return problems;
}

/** What is sent for a new person: what is empty is left out. */
export function inputOf(draft: Draft): Shape<"PersonInput"> {
  const input: Shape<"PersonInput"> = {
    display_name: draft.display_name.trim(),
    status: draft.status,
    ...furtherPatch(NOTHING_FURTHER, draft.further),
  };
  for (const detail of DETAILS) {
    const value = draft[detail].trim();
    if (value && detail !== "display_name") input[detail] = value;
  }
  return input;
}

/** What is sent for a change: only what differs; an emptied detail goes as an empty text. */
export function patchOf(before: Draft, draft: Draft): Shape<"PersonPatchInput"> {
  const patch: Shape<"PersonPatchInput"> = furtherPatch(before.further, draft.further);
  for (const detail of DETAILS) {
    const value = draft[detail].trim();
    if (value !== before[detail].trim()) patch[detail] = value;
  }
  if (draft.status !== before.status) patch.status = draft.status;
  return patch;
}

/** What the API refused at one field; `other` is a refusal that no field says. */
export type Refused = {
  readonly email: boolean;
  /** The further detail whose value does not fit its type. */
  readonly custom: { readonly name: string; readonly type: string } | null;
  /** The id in another tool that another person has. */
  readonly id: { readonly tool: string; readonly person: string } | null;
  readonly other: unknown;
};

export function refusedIn(error: unknown): Refused {
  const none: Refused = { email: false, custom: null, id: null, other: null };
  if (!(error instanceof ApiProblem)) return { ...none, other: error };
  const { source, person = "", field, name, type = "" } = error.params;
  if (error.code === "email_taken") return { ...none, email: true };
  if (error.code === "external_id_taken" && source !== undefined) {
    return { ...none, id: { tool: source, person } };
  }
  if (error.code === "invalid_field" && field === "custom" && name !== undefined) {
    return { ...none, custom: { name, type } };
  }
  return { ...none, other: error };
}
