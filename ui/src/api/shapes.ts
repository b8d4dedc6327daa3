import type { components } from "#ui/api/schema.d.ts";

/** A shape of the API by its name in the document. */
export type Shape<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Run = Shape<"Run">;
export type RunSummary = Shape<"RunSummary">;
export type RunStep = Shape<"RunStep">;
/** What an admin can do at a step. */
export type Verb = Shape<"StepActionKind">;
export type HistoryRow = Shape<"HistoryRow">;
export type Message = Shape<"Message">;
export type Workflow = Shape<"Workflow">;
export type WorkflowSummary = Shape<"WorkflowSummary">;
export type Person = Shape<"Person">;
export type Connection = Shape<"Connection">;
export type ProblemGroup = Shape<"ProblemGroup">;
export type ProblemItem = Shape<"ProblemItem">;
export type System = Shape<"System">;
export type Settings = Shape<"Settings">;
export type ErrorCode = Shape<"ErrorCode">;
export type Topic = Shape<"Topic">;
