import type { WebhookCalled } from "#ui/flow/definition.ts";
import { dotted } from "#ui/flow/detail-names.ts";
import type { Face } from "#ui/flow/kinds/face.ts";
import { ARROW_IN } from "#ui/flow/kinds/icons.ts";

export const webhookCalled: Face<WebhookCalled> = {
  icon: ARROW_IN,
  sentence: ({ person }, told) => {
    if (person.kind === "picked") {
      return { key: "starts_picked", slots: { detail: dotted(person.pointer) } };
    }
    const detail = told.detail({ source: { kind: "person" }, pointer: "/work_email" });
    return { key: "starts", slots: { detail } };
  },
};
