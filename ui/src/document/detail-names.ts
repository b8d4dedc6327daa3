import type { Reference } from "#ui/document/definition.ts";
import type { Words } from "#ui/words/words.ts";

export type KnownDetail = keyof Words["steps"]["detail"];

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

/** The RFC 6901 pointer of parts. */
export function pointerOfParts(parts: readonly string[]): string {
  return parts.map((part) => `/${escaped(part)}`).join("");
}

/** The pointer to a part of what a pointer names. */
export function pointerWith(pointer: string, part: string): string {
  return `${pointer}/${escaped(part)}`;
}

/**
 * A pointer as people quote it: `issue.fields.status.name`; `=2`, one of a list, is its place. What
 * lies in a call that is a list as a whole is quoted as it is in each thing of it.
 */
export function dotted(pointer: string): string {
  const [first, ...rest] = pointerParts(pointer).map((part) => part.replace(/^=(?=\d+$)/, ""));
  const parts = first === "0" && rest.length > 0 ? rest : [first ?? "", ...rest];
  return parts.join(".");
}

/** Where a call says whom it is about: the field, and which things of a list are meant. */
export type NamedField = {
  readonly field: string;
  /** One thing of a list, counted from one; each thing of it; null where there is no list. */
  readonly which: { readonly place: number } | "each" | null;
};

/** What calls have at a pointer: a list, or a group whose names are numbers; null where nobody knows. */
export type Numbered = (pointer: string) => "list" | "names" | null;

/**
 * The same of a pointer: `0` is each thing of a list, `=1` is the second and no other. Another number
 * is a place only where it is known that there is a list: what is told as each would else be one
 * member of a group, whose names are numbers.
 */
export function namedField(pointer: string, numbered: Numbered = () => null): NamedField {
  const parts = pointerParts(pointer);
  const isPlace = (part: string, at: number) => {
    if (/^=\d+$/.test(part)) return true;
    const among = numbered(pointerOfParts(parts.slice(0, at)));
    return /^\d+$/.test(part) && (among ?? (part === "0" ? "list" : "names")) === "list";
  };
  const places = parts.filter(isPlace);
  const field = parts.filter((part, at) => !isPlace(part, at)).join(".");
  if (field === "") return { field: dotted(pointer), which: null };
  const only = places.find((part) => part.startsWith("="));
  if (only) return { field, which: { place: Number(only.slice(1)) + 1 } };
  return { field, which: places.length > 0 ? "each" : null };
}

/**
 * What the fields of calls say of it, by pointers in which each thing of a list is `0` and one is
 * `=1`: any other number is a name, and then a `0` beside it, too.
 */
export function numberedIn(pointers: readonly string[]): Numbered {
  const found = new Map<string, "list" | "names">();
  for (const pointer of pointers) {
    const parts = pointerParts(pointer);
    for (const [at, part] of parts.entries()) {
      if (!/^=?\d+$/.test(part)) continue;
      const above = pointerOfParts(parts.slice(0, at));
      const isName = part !== "0" && !part.startsWith("=");
      if (isName || !found.has(above)) found.set(above, isName ? "names" : "list");
    }
  }
  return (pointer) => found.get(pointer) ?? null;
}

/** A field as people quote it, `issue.fields.status`, as a pointer. */
export function pointerOf(quoted: string): string {
  const parts = quoted.trim().split(".").filter(Boolean);
  return pointerOfParts(parts);
}

/** Where the value of a field stands: dots lead into groups, `\\.` is a dot. */
export function namePointer(name: string): string {
  const parts = name.split(/(?<!\\)\./).map((part) => part.replaceAll("\\.", "."));
  return pointerOfParts(parts);
}

/** What names a detail of Baton's own records. */
export type NamedDetail =
  | { readonly kind: "known"; readonly name: KnownDetail }
  | { readonly kind: "custom"; readonly name: string }
  | { readonly kind: "external_id"; readonly tool: string };

/** The name of a detail of Baton's own records; null for what another tool calls its own. */
export function namedDetail({ source, pointer }: Reference): NamedDetail | null {
  if (source.kind !== "person" && source.kind !== "run" && source.kind !== "company") return null;
  const [first, second, ...deeper] = pointerParts(pointer);
  if (first === undefined || deeper.length > 0) return null;
  if (second === undefined) return isKnownDetail(first) ? { kind: "known", name: first } : null;
  if (first === "custom") return { kind: "custom", name: second };
  return first === "external_ids" ? { kind: "external_id", tool: second } : null;
}

/** The group of an admin's own details, and that of ids in other tools. */
export type OpenGroup = "custom" | "external_ids";

/** A detail as starts and waits name it: `work_email`, `custom/laptop`, `external_ids/Okta`. */
export function inGroup(group: OpenGroup, name: string): string {
  return `${group}/${name}`;
}

/** The group of a detail that has no name yet; null where it has one. */
export function unnamedIn(detail: string): OpenGroup | null {
  const groups: readonly OpenGroup[] = ["custom", "external_ids"];
  return groups.find((group) => detail === inGroup(group, "")) ?? null;
}

/** The reference to a detail that a start or a wait names. */
export function referenceOf(detail: string): Reference {
  const [first = "", ...rest] = detail.replace(/^\//, "").split("/");
  const parts = rest.length > 0 ? [first, rest.join("/")] : [first];
  return { source: { kind: "person" }, pointer: parts.map((part) => `/${escaped(part)}`).join("") };
}

const PLAIN_SOURCES = ["person", "trigger", "run", "company", "call"] as const;

/** The reference that a problem names: its source and its pointer, apart from each other. */
export function referenceNamed(named: string): Reference | null {
  const [from = "", ...rest] = named.split(" ");
  const pointer = rest.join(" ");
  if (from.startsWith("step_")) return { source: { kind: "step", step: from }, pointer };
  const kind = PLAIN_SOURCES.find((one) => one === from);
  return kind ? { source: { kind }, pointer } : null;
}

/** The reference to a detail of the person that is left out of everything. */
export function leftOut(pointer: string): Reference {
  return {
    source: { kind: "person" },
    pointer: pointer.startsWith("/") ? pointer : `/${pointer}`,
  };
}

function escaped(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}

export function lastPart(pointer: string): string {
  return pointerParts(pointer).at(-1) ?? "";
}
