import type { StartOf } from "#ui/document/definition.ts";

export type WebhookCalled = StartOf<"webhook_called">;
