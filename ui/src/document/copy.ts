import type { Step, StepId } from "#ui/document/definition.ts";

/**
 * A step of the same kind and settings under a new id. What it owns gets new ids too, and what
 * its own steps use of each other stays among them.
 */
export function copyOf(step: Step, name: string): Step {
  const text = JSON.stringify(step);
  const ids = [...new Set(text.match(/(?<="id":")step_\w+(?=")/g) ?? [])];
  const renewed = ids.reduce((json, old) => json.replaceAll(`"${old}"`, `"${newStepId()}"`), text);
  const made: Step = JSON.parse(renewed);
  return { ...made, name };
}

/** `step_` and a version 7 UUID: the time first, so that ids sort by age. */
export function newStepId(now: number = Date.now()): StepId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let index = 0; index < 6; index += 1) {
    bytes[index] = Math.floor(now / 256 ** (5 - index)) % 256;
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `step_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
