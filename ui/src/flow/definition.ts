/** The document's shapes, by the names the drawing and the designer use. */
export type StepId = string;
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export type Source =
  | { kind: "person" }
  | { kind: "trigger" }
  | { kind: "step"; step: StepId }
  | { kind: "run" }
  | { kind: "company" }
  | { kind: "call" };
export type Reference = { source: Source; pointer: string };
export type Format = "as_is" | "date_iso" | "date_long" | "upper" | "lower" | "first_letter";
export type Segment =
  | { kind: "text"; text: string }
  | { kind: "detail"; reference: Reference; format: Format }
  | { kind: "secret"; slot: string };
export type WhenEmpty =
  | { kind: "leave_out" }
  | { kind: "send_empty" }
  | { kind: "use_text"; text: string }
  | { kind: "stop" };
export type ValueType = "text" | "number" | "yes_no" | "list" | "as_received";
export type Value = { segments: Segment[]; type: ValueType; when_empty: WhenEmpty };
export type Field = { name: string; value: Value };
export type Content =
  | { kind: "fields"; fields: Field[] }
  | { kind: "everything_except"; excluded: string[] };
export type Header = {
  name: string;
  value: { kind: "plain"; text: string } | { kind: "secret"; slot: string };
};
export type Operator =
  | "is"
  | "is_not"
  | "contains"
  | "starts_with"
  | "is_one_of"
  | "is_empty"
  | "is_not_empty"
  | "more_than"
  | "less_than";
export type Test = { reference: Reference; operator: Operator; values: string[] };
export type ConditionGroup = { mode: "all" | "any"; tests: Test[] };
export type CallField = { kind: "automatic" } | { kind: "picked"; pointer: string };
export type MatchBy =
  | { kind: "step_answer"; step: StepId; pointer: string; call: CallField }
  | { kind: "person_detail"; detail: string; call: CallField };
export type Method = "POST" | "PUT" | "PATCH" | "DELETE" | "GET";

export type CallWebhook = {
  kind: "call_webhook";
  connection: string | null;
  method: Method;
  path: Segment[];
  headers: Header[];
  content: Content;
  timeout_s: number;
  also_success: number[];
};
export type WaitForCall = {
  kind: "wait_for_call";
  match_by: MatchBy;
  only_if: ConditionGroup | null;
  nobody_matches: "keep_under_problems" | "only_record";
  several_match: "ask" | "longest_waiting";
  reminder_after_s: number | null;
  limit_after_s: number | null;
};
export type ConditionalPath = { id: StepId; name: string; when: ConditionGroup; steps: Step[] };
export type ChoosePath = { kind: "choose_path"; paths: ConditionalPath[]; otherwise: Step[] };
export type ParallelPath = { id: StepId; name: string; steps: Step[] };
export type AtTheSameTime = { kind: "at_the_same_time"; paths: ParallelPath[] };
export type StepKind = CallWebhook | WaitForCall | ChoosePath | AtTheSameTime;
export type Step = { id: StepId; name: string; action: StepKind };

export type PersonField = { detail: string; from: string };
export type WebhookCalled = {
  kind: "webhook_called";
  person: CallField;
  only_if: ConditionGroup | null;
  unknown_person: "keep_under_problems" | "add_person";
  person_fields: PersonField[];
  update_known: boolean;
  start_left: boolean;
};
export type TriggerKind = WebhookCalled;
export type Trigger = { id: StepId; name: string; start: TriggerKind };
export type Definition = { trigger: Trigger; steps: Step[] };

export type ValidationProblem = {
  code: string;
  level: "to_fix" | "to_check";
  step: StepId | null;
  path: string;
  params: Record<string, string>;
};
