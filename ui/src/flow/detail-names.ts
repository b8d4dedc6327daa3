import type { Reference } from "#ui/flow/definition.ts";
import type { steps } from "#ui/words/en/steps.ts";

export type KnownDetail = keyof (typeof steps)["detail"];

const KNOWN: Readonly<Record<KnownDetail, true>> = {
  display_name: true,
  given_name: true,
  family_name: true,
  work_email: true,
  status: true,
  start_date: true,
  end_date: true,
  time_zone: true,
  location: true,
  job_title: true,
  team: true,
  department: true,
  manager: true,
  id: true,
  workflow_name: true,
  started_at: true,
  message_id: true,
  event_number: true,
  now: true,
  name: true,
};

export function isKnownDetail(name: string): name is KnownDetail {
  return Object.hasOwn(KNOWN, name);
}

/** The parts of an RFC 6901 pointer, unescaped. */
export function pointerParts(pointer: string): string[] {
  if (pointer === "") return [];
  return pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A pointer as people quote it: `issue.fields.status.name`. */
export function dotted(pointer: string): string {
  return pointerParts(pointer).join(".");
}

/** The catalogue's name of a detail of Baton's own records, else null: then its last part is its name. */
export function knownDetail(reference: Reference): KnownDetail | null {
  const { source, pointer } = reference;
  if (source.kind !== "person" && source.kind !== "run" && source.kind !== "company") return null;
  const parts = pointerParts(pointer);
  const [first] = parts;
  return parts.length === 1 && first !== undefined && isKnownDetail(first) ? first : null;
}

export function lastPart(pointer: string): string {
  return pointerParts(pointer).at(-1) ?? "";
}
