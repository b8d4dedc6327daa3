import { useEffect, useRef, useState } from "react";
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
import { isUnnamed } from "#ui/steps/call-webhook/where/tool-name.ts";
import { ToolNameField } from "#ui/steps/call-webhook/where/tool-name-field.tsx";

type Read = Shape<"AddressRead">;

const NEW = "new";

/** The connection, the web address, what must be allowed, and how the token is given. */
export function WhereTo(props: SendProps) {
  const { action, change, connection } = props;
  const { t } = useTranslation("designer");
  const { data: all = [] } = useConnections();
  const [isReplacing, setReplacing] = useState(false);
  const [read, setRead] = useState<{ found: Read; isOther: boolean } | null>(null);
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
  const isShown = connection?.kind === "web" && !needsAddress;
  const box = useFocusOnRead(isShown ? (read?.found ?? null) : null);
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
            setRead({ found, isOther: isOther(found, connection) });
            setReplacing(found.connection.needs.includes("address"));
          }}
        />
      )}
      {isShown && (
        <div ref={box} className="where-given">
          {!isReplacing && (
            <div className="field">
              <span className="label">{t("where.address")}</span>
              <span className="row">
                <span className="input is-shown code grow" dir="ltr">
                  {shownAddress(connection, action)}
                </span>
                <Button size="sm" className="where-replace" onPress={() => setReplacing(true)}>
                  {t("where.replace")}
                </Button>
              </span>
            </div>
          )}
          {read && <ReadNotes read={read.found} />}
          <Consents connection={connection} />
          {(read?.isOther || isUnnamed(connection)) && (
            <ToolNameField key={connection.id} connection={connection} />
          )}
          <TokenPart {...props} connection={connection} />
        </div>
      )}
    </>
  );
}

/** Whether a pasted address leads to another tool than before, whose name is to be asked for. */
function isOther({ connection }: Read, before: SendProps["connection"]): boolean {
  return before?.id !== connection.id || before.host !== connection.host;
}

/** What is to be done next about a pasted address: to allow it, to name its tool, to go on. */
const NEXT = [".banner input", ".tool-name input", ".where-replace"] as const;

/** The field of the address goes once it is read; the keyboard goes on right behind it. */
function useFocusOnRead(read: Read | null) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!read) return;
    const next = NEXT.map((one) => box.current?.querySelector<HTMLElement>(one));
    next.find((one) => one)?.focus();
  }, [read]);
  return box;
}
