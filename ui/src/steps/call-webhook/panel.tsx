import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useListedConnection } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import type { StepId } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { IfItFails } from "#ui/steps/call-webhook/if-it-fails.tsx";
import { DetailsForIt } from "#ui/steps/call-webhook/it/details-for-it.tsx";
import { PROBLEM_SECTIONS } from "#ui/steps/call-webhook/problem-sections.ts";
import type { CallWebhook } from "#ui/steps/call-webhook/settings.ts";
import { type Found, mendOf, placeOf } from "#ui/steps/call-webhook/test/mend.ts";
import { TestSend } from "#ui/steps/call-webhook/test/test-send.tsx";
import { WhatToSend } from "#ui/steps/call-webhook/what/what-to-send.tsx";
import { shownAddress } from "#ui/steps/call-webhook/where/address.ts";
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
  const place = placeOf(action, connection);
  const [found, setFound] = useState<Found | null>(null);
  const isWrong = found !== null && found.at === place;
  return (
    <>
      <Section
        number={1}
        title={t("where.title")}
        problems={[...PROBLEM_SECTIONS.where, "replace_address", "replace_token"]}
        isComplete={connection !== null && saysWhere(action, connection) && !isWrong}
        summary={
          connection
            ? t("where.summary", {
                tool,
                host:
                  connection.kind === "practice"
                    ? t("where.practice")
                    : shownAddress(connection, action),
              })
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
        summary={saidContent(t, action)}
      >
        <WhatToSend {...common} />
      </Section>
      <Section number={3} title={t("fails.title")} isComplete summary={t("fails.summary")}>
        <IfItFails {...common} />
      </Section>
      <Section number={4} title={t("test.title")} isComplete={false}>
        <TestSend
          {...common}
          onSent={(sent) => {
            const mend = mendOf(sent);
            setFound(mend && { mend, at: place });
          }}
        />
      </Section>
      <DetailsForIt {...common} />
    </>
  );
}

/** Whether nothing is lacking of where it is sent: a connection says at which tool, the step where. */
function saysWhere({ path }: CallWebhook, { kind, needs }: Connection): boolean {
  return needs.length === 0 && (kind === "practice" || path.length > 0);
}

/** How much is sent, in a few words. */
function saidContent(t: TFunction<"designer">, { content }: CallWebhook): string {
  if (content.kind === "fields") return t("what.summary", { count: content.fields.length });
  return t(content.excluded.length > 0 ? "what.summaryExcept" : "what.summaryAll");
}

/** Whether something is sent, and nothing of it lacks its name or its value. */
function saysWhat({ method, content }: CallWebhook): boolean {
  if (method === "GET" || content.kind === "everything_except") return true;
  const isWhole = ({ name, value }: (typeof content.fields)[number]) =>
    name.trim() !== "" && value.segments.length > 0;
  return content.fields.length > 0 && content.fields.every(isWhole);
}
