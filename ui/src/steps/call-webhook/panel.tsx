import { useTranslation } from "react-i18next";
import { useListedConnection } from "#ui/api/connections.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { IfItFails } from "#ui/steps/call-webhook/if-it-fails.tsx";
import { DetailsForIt } from "#ui/steps/call-webhook/it/details-for-it.tsx";
import { PROBLEM_SECTIONS } from "#ui/steps/call-webhook/problem-sections.ts";
import type { CallWebhook } from "#ui/steps/call-webhook/settings.ts";
import { TestSend } from "#ui/steps/call-webhook/test/test-send.tsx";
import { WhatToSend } from "#ui/steps/call-webhook/what/what-to-send.tsx";
import { WhereTo } from "#ui/steps/call-webhook/where/where-to.tsx";

export type CallWebhookProps = { step: StepId; action: CallWebhook };

/** Where to, what to send, if it doesn't work, try it. */
export function CallWebhookPanel({ step, action }: CallWebhookProps) {
  const { t } = useTranslation("designer");
  const { changeStep } = useDesigner();
  const connection = useListedConnection(action.connection);
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
        problems={PROBLEM_SECTIONS.where}
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
        problems={PROBLEM_SECTIONS.what}
        isComplete={saysWhat(action)}
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

/** Whether something is sent, and nothing of it lacks its name or its value. */
function saysWhat({ method, content }: CallWebhook): boolean {
  if (method === "GET" || content.kind === "everything_except") return true;
  const isWhole = ({ name, value }: (typeof content.fields)[number]) =>
    name.trim() !== "" && value.segments.length > 0;
  return content.fields.length > 0 && content.fields.every(isWhole);
}
