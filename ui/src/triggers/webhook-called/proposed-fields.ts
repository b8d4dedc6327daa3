import type { KnownFields } from "#ui/calls/call-field-select.tsx";
import type { PersonField } from "#ui/document/definition.ts";
import { pointerOfParts, pointerParts } from "#ui/document/detail-names.ts";
import type { WebhookCalled } from "#ui/triggers/webhook-called/settings.ts";
import { FILLABLE } from "#ui/values/fillable.ts";

type Fillable = (typeof FILLABLE)[number];

/** What other tools call a detail beside its own name, the surest first. */
const ALSO: Partial<Record<Fillable, readonly string[]>> = {
  display_name: ["fullname", "name"],
  given_name: ["firstname"],
  family_name: ["lastname", "surname"],
  work_email: ["email", "mail", "emailaddress"],
  start_date: ["hiredate", "startsat", "start"],
  end_date: ["lastday", "terminationdate"],
  job_title: ["position", "title"],
  department: ["dept"],
};

/** A name without what tools write between its words. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function namesOf(detail: Fillable): readonly string[] {
  return [plain(detail), ...(ALSO[detail] ?? [])];
}

/**
 * The usual details that the last calls seem to say. Only what stands beside the person's email is
 * theirs: a name elsewhere may be the manager's. The email itself says whom a call is about.
 */
export function proposedFields({ known }: KnownFields): PersonField[] {
  const fields = known.map(({ pointer }) => {
    const parts = pointerParts(pointer);
    return { pointer, beside: pointerOfParts(parts.slice(0, -1)), name: plain(parts.at(-1) ?? "") };
  });
  const emails = fields.filter(({ name }) => namesOf("work_email").includes(name));
  const email = emails.toSorted((one, other) => one.beside.length - other.beside.length)[0];
  if (!email) return [];
  const own = fields.filter(({ beside }) => beside === email.beside);
  return FILLABLE.filter((detail) => detail !== "work_email").flatMap((detail) => {
    const found = namesOf(detail).flatMap((said) => own.find(({ name }) => name === said) ?? []);
    return found[0] ? [{ detail, from: found[0].pointer }] : [];
  });
}

/** A start that adds who is not known: with what the calls seem to say, where nothing is said yet. */
export function adding(start: WebhookCalled, known: KnownFields): WebhookCalled {
  const isEmpty = start.person_fields.length === 0;
  const person_fields = isEmpty ? proposedFields(known) : start.person_fields;
  return { ...start, unknown_person: "add_person", person_fields };
}

/** The next row of a table: what the calls seem to say, else the first detail that is free; null for none. */
export function nextField(mapping: readonly PersonField[], known: KnownFields): PersonField | null {
  const isFree = (detail: string) => !mapping.some((field) => field.detail === detail);
  const proposed = proposedFields(known).find(({ detail }) => isFree(detail));
  if (proposed) return proposed;
  const free = FILLABLE.find(isFree);
  return free ? { detail: free, from: "" } : null;
}
