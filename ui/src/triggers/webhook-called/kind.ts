import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { KindOfStart } from "#ui/triggers/kind.ts";
import { freshCall } from "#ui/triggers/webhook-called/settings.ts";

/** Starts when another tool calls. */
export const webhookCalled: KindOfStart<"webhook_called"> = {
  kind: "webhook_called",
  icon: onePathIcon("arrow-down-left", "M17 7 7 17M17 17H7V7"),
  example: "webhook_called.example",
  fresh: freshCall,
  sentence: ({ person }, wording) => {
    if (person.kind === "picked") {
      return {
        key: "webhook_called.sentence.starts_picked",
        slots: { detail: wording.field(person.pointer) },
      };
    }
    const detail = wording.detail({ source: { kind: "person" }, pointer: "/work_email" });
    return { key: "webhook_called.sentence.starts", slots: { detail } };
  },
  panel: late(() => import("#ui/triggers/webhook-called/panel.tsx").then((one) => one.StartPanel)),
  takesCalls: true,
};
