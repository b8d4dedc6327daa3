import { useTranslation } from "react-i18next";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { EverythingExcept } from "#ui/steps/call-webhook/what/everything-except.tsx";
import { FieldTable } from "#ui/steps/call-webhook/what/field-table.tsx";
import { LivePreview } from "#ui/steps/call-webhook/what/live-preview.tsx";

/** The names and values that are sent, and what will arrive. */
export function WhatToSend(props: SendProps) {
  const { t } = useTranslation("designer");
  if (props.action.method === "GET") return <p className="small muted">{t("what.get")}</p>;
  return (
    <>
      {props.action.content.kind === "fields" ? (
        <FieldTable {...props} fields={props.action.content.fields} />
      ) : (
        <EverythingExcept {...props} excluded={props.action.content.excluded} />
      )}
      <LivePreview {...props} />
    </>
  );
}
