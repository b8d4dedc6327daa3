import type { Connection } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import type { CallWebhook } from "#ui/steps/call-webhook/settings.ts";

/** What each section of Call a webhook is given. */
export type SendProps = {
  readonly step: StepId;
  readonly action: CallWebhook;
  readonly change: (part: string, next: (call: CallWebhook) => CallWebhook) => void;
  readonly connection: Connection | null;
  /** What the other tool is called. */
  readonly tool: string;
};
