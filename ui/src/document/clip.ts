import { copyOf } from "#ui/document/copy.ts";
import type { Definition, Step, StepKind } from "#ui/document/definition.ts";
import { branches, withBranches } from "#ui/document/sequences.ts";
import { type Check, id, kinds, list, type Parts, shape, text } from "#ui/document/shape.ts";
import { walk } from "#ui/document/tree.ts";

/** A copied step as it stands in a text: itself, and the names of the connections it uses. */
export type Clip = {
  readonly step: Step;
  readonly connections: Readonly<Record<string, string>>;
};

/** What the clipboard asks of the kinds of steps. */
export type ClipKinds = {
  /** What the settings of each kind look like; `steps` checks a sequence. */
  readonly shapes: (steps: Check) => Readonly<Record<string, Parts>>;
  readonly connectionOf: (action: StepKind) => string | null;
  readonly withConnection: (action: StepKind, connection: string | null) => StepKind;
};

const MARK = "step";
const VERSION = 1;
/** No step is longer; a text that is was meant for something else. */
const LONGEST = 1_000_000;

/** A step as text. It names connections and never says where they lead to. */
export function clipText(
  step: Step,
  names: ReadonlyMap<string, string>,
  ofKinds: ClipKinds,
): string {
  const used = connectionsOf(step, ofKinds).flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [[id, name]];
  });
  const connections = Object.fromEntries(used);
  return JSON.stringify({ baton: MARK, version: VERSION, step, connections }, null, 2);
}

/** The step in a text; null where there is none. */
export function readClip(read: string, ofKinds: ClipKinds): Clip | null {
  if (read.length > LONGEST) return null;
  let found: unknown;
  try {
    found = JSON.parse(read);
  } catch {
    return null;
  }
  if (typeof found !== "object" || found === null) return null;
  const step: unknown = Reflect.get(found, "step");
  const isOurs = Reflect.get(found, "baton") === MARK && Reflect.get(found, "version") === VERSION;
  if (!isOurs || !isStep(step, ofKinds)) return null;
  return { step, connections: textsOf(Reflect.get(found, "connections")) };
}

/** Whether a value from outside is a whole step as the document keeps it. */
function isStep(value: unknown, ofKinds: ClipKinds): value is Step {
  /** Late, because steps own sequences and those hold steps. */
  const steps: Check = (inner) => list(step)(inner);
  const step = shape({ id, name: text, action: kinds(ofKinds.shapes(steps)) });
  return step(value);
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
}

export type Pasted = {
  readonly step: Step;
  /** Whether a connection was found neither by its id nor by its name. */
  readonly isUnlinked: boolean;
};

/**
 * What a clip becomes here: new ids throughout; connections by id, else by name. What it uses of
 * steps that are not here stays as it is, so that it is shown as something to fix. Where nobody
 * can tell which connections there are (`names` is null), they stay as they are, too.
 */
export function pastedStep(
  clip: Clip,
  names: ReadonlyMap<string, string> | null,
  name: string,
  ofKinds: ClipKinds,
): Pasted {
  let isUnlinked = false;
  const link = (connection: string | null) => {
    if (connection === null || names === null || names.has(connection)) return connection;
    const wanted = clip.connections[connection]?.trim().toLocaleLowerCase();
    const found = [...names].find(([, known]) => known.trim().toLocaleLowerCase() === wanted);
    if (!found) isUnlinked = true;
    return found?.[0] ?? null;
  };
  return { step: relinked(copyOf(clip.step, name), link, ofKinds), isUnlinked };
}

/** A copy's name, from the name of what was copied and which copy it is. */
export type CopyName = (name: string, number: number) => string;

/** A name that no step of the flow has: itself, or the first free one for a copy of it. */
export function freeName(definition: Definition, name: string, copyName: CopyName): string {
  const taken = new Set([...walk(definition.steps)].map((step) => step.name));
  if (!taken.has(name)) return name;
  const base = original(name, copyName);
  let number = 1;
  while (taken.has(copyName(base, number))) number += 1;
  return copyName(base, number);
}

const MOST_COPIES = 20;
const GAP = "\u{e000}";

/** The name of which this is the name of a copy; a copy of a copy is just another copy. */
function original(name: string, copyName: CopyName): string {
  for (let number = 1; number <= MOST_COPIES; number += 1) {
    const [before = "", after = ""] = copyName(GAP, number).split(GAP);
    const isCopy = name.startsWith(before) && name.endsWith(after);
    if (isCopy && name.length > before.length + after.length) {
      return name.slice(before.length, name.length - after.length);
    }
  }
  return name;
}

type Link = (connection: string | null) => string | null;

function relinked(step: Step, link: Link, ofKinds: ClipKinds): Step {
  const { action, ...rest } = withBranches(step, (steps) =>
    steps.map((inner) => relinked(inner, link, ofKinds)),
  );
  return { ...rest, action: ofKinds.withConnection(action, link(ofKinds.connectionOf(action))) };
}

function connectionsOf(step: Step, ofKinds: ClipKinds): string[] {
  const inner = branches(step).flatMap(({ steps }) =>
    steps.flatMap((one) => connectionsOf(one, ofKinds)),
  );
  const own = ofKinds.connectionOf(step.action);
  return [...new Set([...(own === null ? [] : [own]), ...inner])];
}
