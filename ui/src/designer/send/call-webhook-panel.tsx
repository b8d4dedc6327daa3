import { useTranslation } from "react-i18next";
import { useDesigner } from "#ui/designer/context.ts";
import { MENDS } from "#ui/designer/panel/mends.ts";
import { Section } from "#ui/designer/panel/section.tsx";
import { DetailsForIt } from "#ui/designer/send/details-for-it.tsx";
import { IfItFails } from "#ui/designer/send/if-it-fails.tsx";
import { TestSend } from "#ui/designer/send/test-send.tsx";
import { useConnection } from "#ui/designer/send/use-connection.ts";
import { WhatToSend } from "#ui/designer/send/what-to-send.tsx";
import { WhereTo } from "#ui/designer/send/where-to.tsx";
import type { CallWebhook, StepId } from "#ui/flow/definition.ts";

export type CallWebhookProps = { step: StepId; action: CallWebhook };

/** Where to, what to send, if it doesn't work, try it. */
export function CallWebhookPanel({ step, action }: CallWebhookProps) {
  const { t } = useTranslation("designer");
  const { changeStep } = useDesigner();
  const connection = useConnection(action.connection);
  const tool = connection?.name ?? t("tool");
  const change = (part: string, next: (call: CallWebhook) => CallWebhook) =>
    changeStep(step, part, (old) => (old.kind === "call_webhook" ? next(old) : old));
  const common = { step, action, change, connection, tool };
  const { content } = action;
  const count = content.kind === "fields" ? content.fields.length : null;
  return (
    <>
      <Section
        number={1}
        title={t("where.title")}
        mends={MENDS.where}
        isComplete={connection !== null && connection.needs.length === 0}
        summary={
          connection
            ? t("where.summary", { tool, host: connection.host ?? t("where.practice") })
            : ""
        }
      >
        <WhereTo {...common} />
      </Section>
      <Section
        number={2}
        title={t("what.title")}
        mends={MENDS.what}
        isComplete={false}
        summary={count === null ? t("what.summaryExcept") : t("what.summary", { count })}
      >
        <WhatToSend {...common} />
      </Section>
      <Section number={3} title={t("fails.title")} isComplete summary={t("fails.summary")}>
        <IfItFails {...common} />
      </Section>
      <Section number={4} title={t("test.title")} isComplete={false}>
        <TestSend {...common} />
      </Section>
      <DetailsForIt {...common} />
    </>
  );
}
