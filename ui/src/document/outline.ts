import type { Definition, Step, StepId } from "#ui/document/definition.ts";
import { branches, ROOT, type SequenceKey } from "#ui/document/sequences.ts";
import type { Place } from "#ui/document/tree.ts";

/** One line of the Steps list: the whole flow as numbered, nested text. */
export type OutlineEntry = {
  readonly id: StepId;
  /** "3", "3.1": what the user reads. */
  readonly number: string;
  /** 1 for the trigger; counts every step in reading order. */
  readonly position: number;
  readonly depth: number;
  readonly sequence: SequenceKey;
  readonly index: number;
  readonly step: Step | null;
};

export type OutlinePath = {
  readonly key: SequenceKey;
  readonly owner: StepId;
  /** Null for "otherwise". */
  readonly name: string | null;
  readonly depth: number;
  /** Between the positions of what stands before it and of its first step. */
  readonly position: number;
};

export type OutlineNode =
  | { readonly kind: "trigger"; readonly entry: OutlineEntry }
  | {
      readonly kind: "step";
      readonly entry: OutlineEntry;
      readonly paths: readonly {
        readonly path: OutlinePath;
        readonly nodes: readonly OutlineNode[];
      }[];
    };

export type Outline = {
  readonly entries: readonly OutlineEntry[];
  readonly byId: ReadonlyMap<StepId, OutlineEntry>;
  readonly nodes: readonly OutlineNode[];
  readonly paths: ReadonlyMap<SequenceKey, OutlinePath>;
  readonly sequences: ReadonlyMap<SequenceKey, readonly Step[]>;
  readonly total: number;
};

type Builder = {
  entries: OutlineEntry[];
  paths: Map<SequenceKey, OutlinePath>;
  sequences: Map<SequenceKey, readonly Step[]>;
};
type Counter = { next: number };

/** A document never changes, and several parts of the page ask for the same one at each edit. */
const known = new WeakMap<Definition, Outline>();

/** Numbers a flow. Steps of a split's paths are counted through: 3.1 in the first, 3.2 in the second. */
export function outline(definition: Definition): Outline {
  const old = known.get(definition);
  if (old) return old;
  const made = numbered(definition);
  known.set(definition, made);
  return made;
}

function numbered(definition: Definition): Outline {
  const builder: Builder = { entries: [], paths: new Map(), sequences: new Map() };
  const trigger: OutlineEntry = {
    id: definition.trigger.id,
    number: "1",
    position: 1,
    depth: 0,
    sequence: ROOT,
    index: -1,
    step: null,
  };
  builder.entries.push(trigger);
  const nodes = number(builder, definition.steps, ROOT, "", 0, { next: 2 });
  const byId = new Map(builder.entries.map((entry) => [entry.id, entry]));
  return {
    entries: builder.entries,
    byId,
    nodes: [{ kind: "trigger", entry: trigger }, ...nodes],
    paths: builder.paths,
    sequences: builder.sequences,
    total: builder.entries.length,
  };
}

function number(
  builder: Builder,
  steps: readonly Step[],
  sequence: SequenceKey,
  prefix: string,
  depth: number,
  counter: Counter,
): OutlineNode[] {
  builder.sequences.set(sequence, steps);
  return steps.map((step, index) => {
    const entry: OutlineEntry = {
      id: step.id,
      number: `${prefix}${counter.next++}`,
      position: builder.entries.length + 1,
      depth,
      sequence,
      index,
      step,
    };
    builder.entries.push(entry);
    const inner: Counter = { next: 1 };
    const paths = branches(step).map((branch) => {
      const { key, name } = branch;
      const position = builder.entries.length + 0.5;
      const path = { key, owner: step.id, name, depth: depth + 1, position };
      builder.paths.set(branch.key, path);
      const nodes = number(builder, branch.steps, branch.key, `${entry.number}.`, depth + 1, inner);
      return { path, nodes };
    });
    return { kind: "step", entry, paths };
  });
}

/** A spot in words: after which step, in which path. */
export type PlaceInWords = {
  readonly place: Place;
  readonly after: StepId | null;
  readonly path: OutlinePath | null;
};

/** Every spot where a step can stand, in reading order. */
export function places(definition: Definition, of: Outline): PlaceInWords[] {
  const found: PlaceInWords[] = [];
  collect(found, of, definition.steps, ROOT, definition.trigger.id);
  return found;
}

function collect(
  found: PlaceInWords[],
  of: Outline,
  steps: readonly Step[],
  sequence: SequenceKey,
  before: StepId | null,
): void {
  const path = of.paths.get(sequence) ?? null;
  found.push({ place: { sequence, index: 0 }, after: before, path });
  for (const [index, step] of steps.entries()) {
    for (const branch of branches(step)) collect(found, of, branch.steps, branch.key, null);
    found.push({ place: { sequence, index: index + 1 }, after: step.id, path });
  }
}
