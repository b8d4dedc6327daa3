import { useTranslation } from "react-i18next";
import { EverythingExcept } from "#ui/designer/send/everything-except.tsx";
import { FieldTable } from "#ui/designer/send/field-table.tsx";
import { LivePreview } from "#ui/designer/send/live-preview.tsx";
import type { SendProps } from "#ui/designer/send/use-connection.ts";

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
