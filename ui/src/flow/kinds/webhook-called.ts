import { ArrowDownLeft } from "lucide-react";
import type { WebhookCalled } from "#ui/flow/definition.ts";
import { dotted } from "#ui/flow/detail-names.ts";
import type { Face } from "#ui/flow/kinds/face.ts";

export const webhookCalled: Face<WebhookCalled> = {
  icon: ArrowDownLeft,
  sentence: ({ person }, told) => {
    if (person.kind === "picked") {
      return { key: "starts_picked", slots: { detail: dotted(person.pointer) } };
    }
    const detail = told.detail({ source: { kind: "person" }, pointer: "/work_email" });
    return { key: "starts", slots: { detail } };
  },
};
