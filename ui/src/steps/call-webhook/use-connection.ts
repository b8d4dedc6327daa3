import type { Connection } from "#ui/api/shapes.ts";
import type { CallWebhook, StepId } from "#ui/document/definition.ts";

/** What each section of Call a webhook is given. */
export type SendProps = {
  readonly step: StepId;
  readonly action: CallWebhook;
  readonly change: (part: string, next: (call: CallWebhook) => CallWebhook) => void;
  readonly connection: Connection | null;
  /** What the other tool is called. */
  readonly tool: string;
};
