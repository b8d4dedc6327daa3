import type { Definition, Reference, StepId, WhenEmpty } from "#ui/document/definition.ts";
import { outline } from "#ui/document/outline.ts";
import { withBranches } from "#ui/document/sequences.ts";

/** What happens at a step with an answer of another one that is not there. */
export type WhenLost =
  /** Something is sent, or not, by the rule of the value that it stands in. */
  | WhenEmpty
  /** Its value has more in it, which stays. */
  | { readonly kind: "gap" }
  /** A condition looks at it. */
  | { readonly kind: "looked_at" }
  /** A call is found by it. */
  | { readonly kind: "matched" };

/** One place at which a step uses an answer. */
export type Use = {
  readonly step: StepId;
  readonly reference: Reference;
  readonly whenLost: WhenLost;
};

/**
 * Where steps use answers that are not there, in reading order. It is read from the form of the
 * settings, as every kind holds references, values and matches in the same forms; what is asked of
 * nobody cannot be forgotten by a kind.
 */
export function usesOf(definition: Definition, lost: ReadonlySet<StepId>): Use[] {
  return outline(definition).entries.flatMap(({ id, step }) => {
    if (!step) return [];
    const { action } = withBranches(step, () => []);
    return found(action, lost).map((use) => ({ step: id, ...use }));
  });
}

type Found = Omit<Use, "step">;

function found(part: unknown, lost: ReadonlySet<StepId>): Found[] {
  if (typeof part !== "object" || part === null) return [];
  const own = inReference(part, lost);
  if (own) return [own];
  if (isValue(part)) return inValue(part, lost);
  return Object.values(part).flatMap((inner) => found(inner, lost));
}

type Value = { readonly segments: readonly unknown[]; readonly when_empty: WhenEmpty };

function isValue(part: object): part is Value {
  return "segments" in part && Array.isArray(part.segments) && "when_empty" in part;
}

/** A value follows its rule when none of its details has anything. */
function inValue({ segments, when_empty: rule }: Value, lost: ReadonlySet<StepId>): Found[] {
  const uses = segments.flatMap((segment) => found(segment, lost));
  const details = segments.filter(isDetail).length;
  const whenLost: WhenLost = uses.length === details ? rule : { kind: "gap" };
  return uses.map((use) => ({ ...use, whenLost }));
}

function isDetail(segment: unknown): boolean {
  return typeof segment === "object" && segment !== null && "reference" in segment;
}

/** A reference by itself: in a part of an address, which cannot do without, or in a condition. */
function inReference(part: object, lost: ReadonlySet<StepId>): Found | null {
  if ("step" in part && "pointer" in part) {
    const reference = answerOf(part.step, part.pointer, lost);
    return reference && { reference, whenLost: { kind: "matched" } };
  }
  if (!("reference" in part)) return null;
  const reference = lostIn(part.reference, lost);
  const isTest = "operator" in part;
  return reference && { reference, whenLost: { kind: isTest ? "looked_at" : "stop" } };
}

function lostIn(part: unknown, lost: ReadonlySet<StepId>): Reference | null {
  if (typeof part !== "object" || part === null) return null;
  if (!("source" in part && "pointer" in part)) return null;
  const { source, pointer } = part;
  if (typeof source !== "object" || source === null || !("step" in source)) return null;
  return answerOf(source.step, pointer, lost);
}

function answerOf(step: unknown, pointer: unknown, lost: ReadonlySet<StepId>): Reference | null {
  if (typeof step !== "string" || typeof pointer !== "string" || !lost.has(step)) return null;
  return { source: { kind: "step", step }, pointer };
}
