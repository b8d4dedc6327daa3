import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnections, useListedConnection } from "#ui/api/connections.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { shownAddress } from "#ui/steps/call-webhook/where/address.ts";
import { AddressEntry } from "#ui/steps/call-webhook/where/address-entry.tsx";
import { Consents } from "#ui/steps/call-webhook/where/consents.tsx";
import { ReadNotes } from "#ui/steps/call-webhook/where/read-notes.tsx";
import { TokenPart } from "#ui/steps/call-webhook/where/token-part.tsx";

const NEW = "new";

/** The connection, the web address, how the token is given, and what must be allowed. */
export function WhereTo(props: SendProps) {
  const { action, change, connection } = props;
  const { t } = useTranslation("designer");
  const { data: all = [] } = useConnections();
  const [isReplacing, setReplacing] = useState(false);
  const [read, setRead] = useState<Shape<"AddressRead"> | null>(null);
  const chosen = useListedConnection(action.connection);
  const options = [
    ...all.map((one) => ({
      id: one.id,
      label: one.kind === "practice" ? t("where.practice") : one.name,
      ...(one.host ? { help: one.host } : {}),
    })),
    { id: NEW, label: t("where.new") },
  ];
  const needsAddress = !chosen || (chosen.kind === "web" && chosen.needs.includes("address"));
  return (
    <>
      <Select
        label={t("where.connection")}
        options={options}
        value={action.connection ?? NEW}
        onChange={(id) => {
          setReplacing(false);
          setRead(null);
          change("connection", (call) => ({
            ...call,
            connection: id === NEW ? null : id,
            path: id === NEW ? [] : call.path,
          }));
        }}
      />
      {connection?.kind === "practice" && <p className="help">{t("where.practiceHelp")}</p>}
      {connection?.kind !== "practice" && (needsAddress || isReplacing) && (
        <AddressEntry
          {...props}
          onRead={(found) => {
            setRead(found);
            setReplacing(found.connection.needs.includes("address"));
          }}
        />
      )}
      {connection?.kind === "web" && !needsAddress && (
        <>
          {!isReplacing && (
            <div className="field">
              <span className="label">{t("where.address")}</span>
              <span className="row">
                <span className="input is-shown code grow" dir="ltr">
                  {shownAddress(connection, action)}
                </span>
                <Button size="sm" onPress={() => setReplacing(true)}>
                  {t("where.replace")}
                </Button>
              </span>
            </div>
          )}
          {read && <ReadNotes read={read} />}
          <TokenPart {...props} connection={connection} />
          <Consents connection={connection} />
        </>
      )}
    </>
  );
}
