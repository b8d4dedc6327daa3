import type { Field } from "#ui/document/definition.ts";
import { leftOut } from "#ui/document/detail-names.ts";
import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { Sentence, Wording } from "#ui/sentences/sentence.ts";
import { type CallWebhook, freshCall, SHAPE, withDetail } from "#ui/steps/call-webhook/settings.ts";
import type { KindOfStep } from "#ui/steps/kind.ts";

/** Sends details to another tool and takes its answer. */
export const callWebhook: KindOfStep<"call_webhook"> = {
  kind: "call_webhook",
  icon: onePathIcon("arrow-up-right", "M7 7h10v10M7 17 17 7"),
  sentence,
  leaves: "answer",
  panel: late(() => import("#ui/steps/call-webhook/panel.tsx").then((one) => one.CallWebhookPanel)),
  fresh: {
    settings: freshCall,
    example: "call_webhook.example",
    group: "tools",
    likely: { start: 3, path: 3, answer: 2, call: 3, time: 3, update: 3, paths: 3 },
  },
  shape: () => SHAPE,
  split: null,
  connection: {
    of: (call) => call.connection,
    to: (call, connection) => ({ ...call, connection }),
  },
  getsAnswer: true,
  findsRun: null,
  withDetail,
};

function sentence({ connection, content }: CallWebhook, wording: Wording): Sentence {
  const tool = wording.tool(connection);
  if (tool === null) return { key: "call_webhook.sentence.sends_nowhere", slots: {} };
  if (content.kind === "everything_except") {
    if (content.excluded.length === 0)
      return { key: "call_webhook.sentence.sends_everything", slots: { tool } };
    const excluded = content.excluded.map((pointer) => wording.detail(leftOut(pointer)));
    return {
      key: "call_webhook.sentence.sends_everything_except",
      slots: { tool, details: excluded },
    };
  }
  const details = content.fields.flatMap((field) => fieldNames(field, wording));
  if (details.length === 0) return { key: "call_webhook.sentence.sends_nothing", slots: { tool } };
  return { key: "call_webhook.sentence.sends", slots: { details, tool } };
}

/** A field by the details in it, else by its name in the other tool. */
function fieldNames(field: Field, wording: Wording): string[] {
  const details = field.value.segments.flatMap((segment) =>
    segment.kind === "detail" ? [wording.detail(segment.reference)] : [],
  );
  return details.length > 0 ? details : [field.name];
}
