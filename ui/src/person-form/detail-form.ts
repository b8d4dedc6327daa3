import type { CustomDetail } from "#ui/api/person-details.ts";
import type { Person } from "#ui/api/shapes.ts";
import { fitsType, yesNo } from "#ui/person-form/detail-values.ts";

/** An id in another tool, as it is typed. */
export type IdRow = {
  readonly key: number;
  readonly source: string;
  readonly id: string;
  /** Not stored yet, so that the tool can be chosen. */
  readonly isNew: boolean;
};

/** What a form holds of a person's further details. Names are an admin's own, so no object's keys. */
export type Further = {
  readonly custom: ReadonlyMap<string, string>;
  /** The sensitive details whose hidden value stays. */
  readonly kept: ReadonlySet<string>;
  readonly ids: readonly IdRow[];
};

export type FurtherPatch = {
  custom?: Record<string, string>;
  external_ids?: Record<string, string>;
};

export type IdProblem = "toolNeeded" | "idNeeded" | "twice" | "nameWrong";
export type FurtherProblems = {
  /** The details whose value does not fit. */
  readonly custom: ReadonlySet<string>;
  readonly ids: ReadonlyMap<number, IdProblem>;
};

export const NOTHING_FURTHER: Further = { custom: new Map(), kept: new Set(), ids: [] };

export function furtherOf(person: Partial<Person>): Further {
  const custom = person.custom ?? [];
  const shown = custom.filter((one) => one.value !== null);
  const hidden = custom.filter((one) => one.value === null);
  return {
    custom: new Map(
      shown.map(({ name, type, value }) => {
        const text = value ?? "";
        return [name, (type === "yes_no" && yesNo(text)) || text];
      }),
    ),
    kept: new Set(hidden.map(({ name }) => name)),
    ids: (person.external_ids ?? []).map((one, key) => ({ ...one, key, isNew: false })),
  };
}

/** The details that a form asks for: all that are known, and what only this person has. */
export function formDetails(
  known: readonly CustomDetail[],
  person: Partial<Person>,
): readonly CustomDetail[] {
  const names = new Set(known.map(({ name }) => name));
  const own = (person.custom ?? []).filter(({ name }) => !names.has(name));
  return byName([...known, ...own.map(({ name, type, sensitive }) => ({ name, type, sensitive }))]);
}

/** The most letters of a detail's or a tool's name, as the API takes them. */
export const LONGEST_NAME = 80;

/** As people sort names: capitals do not come first. */
export function byName<T extends { readonly name: string }>(all: readonly T[]): T[] {
  return all.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** What differs, as it is sent; an empty text removes. */
export function furtherPatch(before: Further, now: Further): FurtherPatch {
  const custom = customPatch(before, now);
  const ids = idsPatch(before, now);
  return {
    ...(custom.size > 0 ? { custom: Object.fromEntries(custom) } : {}),
    ...(ids.size > 0 ? { external_ids: Object.fromEntries(ids) } : {}),
  };
}

function customPatch(before: Further, now: Further): ReadonlyMap<string, string> {
  const patch = new Map<string, string>();
  for (const name of new Set([...before.custom.keys(), ...before.kept, ...now.custom.keys()])) {
    const text = now.custom.get(name)?.trim() ?? "";
    if (before.kept.has(name)) {
      if (text || !now.kept.has(name)) patch.set(name, text);
    } else if (text !== (before.custom.get(name)?.trim() ?? "")) patch.set(name, text);
  }
  return patch;
}

/** A tool is the same in capitals; it keeps the name it has. */
function idsPatch(before: Further, now: Further): ReadonlyMap<string, string> {
  const old = new Map(before.ids.map((row) => [sameTool(row.source), row]));
  const rows = new Map(now.ids.map((row) => [sameTool(row.source), row]));
  const patch = new Map<string, string>();
  for (const [tool, { source, id }] of rows) {
    const known = old.get(tool);
    if (id.trim() !== (known?.id ?? "")) patch.set(known?.source ?? source.trim(), id.trim());
  }
  for (const [tool, { source }] of old) if (!rows.has(tool)) patch.set(source, "");
  return patch;
}

export function sameTool(source: string): string {
  return source.trim().toLowerCase();
}

/** What cannot be sent. A value that did not fit before does not get in the way. */
export function furtherProblems(
  before: Further,
  now: Further,
  details: readonly CustomDetail[],
): FurtherProblems {
  const unfit = details.filter(({ name, type }) => {
    const text = now.custom.get(name)?.trim() ?? "";
    const isSame = text === (before.custom.get(name)?.trim() ?? "");
    return text !== "" && !isSame && !fitsType(type, text);
  });
  const ids = now.ids.flatMap((row): [number, IdProblem][] => {
    const problem = idProblem(row, now.ids);
    return problem ? [[row.key, problem]] : [];
  });
  return { custom: new Set(unfit.map(({ name }) => name)), ids: new Map(ids) };
}

function idProblem(row: IdRow, all: readonly IdRow[]): IdProblem | null {
  if (!row.isNew) return null;
  const tool = sameTool(row.source);
  const id = row.id.trim();
  if (!tool) return id ? "toolNeeded" : null;
  if (tool.includes("/")) return "nameWrong";
  if (all.some((one) => one.key !== row.key && sameTool(one.source) === tool)) return "twice";
  return id ? null : "idNeeded";
}
