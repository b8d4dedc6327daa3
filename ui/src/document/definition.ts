import type { components } from "#ui/api/schema.d.ts";

type Schemas = components["schemas"];

/** The document's shapes by their names in the API, for the drawing and the designer. */
export type StepId = Schemas["StepId"];
export type Definition = Schemas["Definition"];
export type Trigger = Schemas["Trigger"];
export type TriggerKind = Schemas["TriggerKind"];
/** The settings of one kind of start. */
export type StartOf<K extends TriggerKind["kind"]> = Extract<TriggerKind, { kind: K }>;
export type Step = Schemas["Step"];
export type StepKind = Schemas["StepKind"];
/** The settings of one kind of step. */
export type StepOf<K extends StepKind["kind"]> = Extract<StepKind, { kind: K }>;
export type Source = Schemas["Source"];
export type Reference = Schemas["Reference"];
export type Format = Schemas["Format"];
export type Segment = Schemas["Segment"];
export type Field = Schemas["Field"];
export type Value = Field["value"];
export type ValueType = Value["type"];
export type WhenEmpty = Value["when_empty"];
export type Header = Schemas["Header"];
export type Method = Schemas["Method"];
export type ConditionGroup = Schemas["ConditionGroup"];
export type Test = Schemas["Test"];
export type Operator = Schemas["Operator"];
export type CallField = Schemas["CallField"];
export type MatchBy = Schemas["MatchBy"];
export type PersonField = Schemas["PersonField"];
export type ValidationProblem = Schemas["ValidationProblem"];
export type ValidationCode = Schemas["ValidationCode"];
