import type { Reference, StepId } from "#ui/document/definition.ts";
import type { DetailType } from "#ui/document/operators.ts";
import { type DetailGroup, useDetails } from "#ui/values/use-details.ts";

/** What a condition can be about, and what is known of it. */
export type Subjects = {
  readonly groups: readonly DetailGroup[];
  readonly typeOf: (reference: Reference) => DetailType;
  readonly nameOf: (reference: Reference) => string;
  readonly isBroken: (reference: Reference) => boolean;
  readonly sampleOf: (reference: Reference) => string | null;
  /** What a text that somebody typed means; null where only what is listed can be chosen. */
  readonly typed: ((text: string) => Reference) | null;
};

/** What the conditions of a step can be about: the details that can be inserted there. */
export function useStepSubjects(step: StepId): Subjects {
  const details = useDetails(step);
  return {
    groups: details.groups,
    typeOf: (reference) => details.find(reference)?.type ?? "any",
    nameOf: details.nameOf,
    isBroken: details.isBroken,
    sampleOf: (reference) => details.find(reference)?.sample ?? null,
    typed: null,
  };
}
