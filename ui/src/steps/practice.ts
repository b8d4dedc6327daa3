import type { StepKind } from "#ui/document/definition.ts";
import { connectionOf, withConnection } from "#ui/steps/registry.ts";

const PRACTICE = "con_practice";

/** Whether what a step sends goes to the practice tool, so that it leaves Baton at no time. */
export function leadsToPractice(action: StepKind): boolean {
  return connectionOf(action) === PRACTICE;
}

/** Takes the practice tool away, so that the panel asks for a web address. */
export function withoutPractice(action: StepKind): StepKind {
  return leadsToPractice(action) ? withConnection(action, null) : action;
}
