import type { components } from "#ui/api/schema.d.ts";

type Schemas = components["schemas"];

/** The document's shapes by their names in the API, for the drawing and the designer. */
export type StepId = Schemas["StepId"];
export type Definition = Schemas["Definition"];
export type Trigger = Schemas["Trigger"];
export type TriggerKind = Schemas["TriggerKind"];
export type WebhookCalled = Extract<TriggerKind, { kind: "webhook_called" }>;
export type Step = Schemas["Step"];
export type StepKind = Schemas["StepKind"];
export type CallWebhook = Extract<StepKind, { kind: "call_webhook" }>;
export type WaitForCall = Extract<StepKind, { kind: "wait_for_call" }>;
export type ChoosePath = Extract<StepKind, { kind: "choose_path" }>;
export type AtTheSameTime = Extract<StepKind, { kind: "at_the_same_time" }>;
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
export type ValidationProblem = Schemas["Workflow"]["problems"][number];
