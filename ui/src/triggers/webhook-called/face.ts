import type { WebhookCalled } from "#ui/document/definition.ts";
import { dotted } from "#ui/document/detail-names.ts";
import type { Face } from "#ui/steps/face.ts";
import { ARROW_IN } from "#ui/steps/icons.ts";

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
