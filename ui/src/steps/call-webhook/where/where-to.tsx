import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnections, useListedConnection } from "#ui/api/connections.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import {
  ownHeader,
  shownAddress,
  slotsInside,
  slotToReplace,
  withConnection,
} from "#ui/steps/call-webhook/where/address.ts";
import { AddressEntry } from "#ui/steps/call-webhook/where/address-entry.tsx";
import { Consents } from "#ui/steps/call-webhook/where/consents.tsx";
import { KnownAddresses } from "#ui/steps/call-webhook/where/known-addresses.tsx";
import { ReadNotes } from "#ui/steps/call-webhook/where/look/read-notes.tsx";
import { TokenPart } from "#ui/steps/call-webhook/where/token-part.tsx";
import { isUnnamed } from "#ui/steps/call-webhook/where/tool-name.ts";
import { ToolNameEntry } from "#ui/steps/call-webhook/where/tool-name-field.tsx";

type Read = Shape<"AddressRead">;

const NEW = "new";

/** The connection, the web address, what must be allowed, and how the token is given. */
export function WhereTo(props: SendProps) {
  const { action, change, connection } = props;
  const { t } = useTranslation("designer");
  const { data: all = [] } = useConnections();
  const { shown } = useDesigner();
  const isWished =
    shown?.code === "replace_address" ||
    // A token that cannot be replaced by itself is replaced with its address.
    (shown?.code === "replace_token" && isInside(props) && slotToReplace(action) === null);
  const [isReplacing, setReplacing] = useState(isWished);
  const [wish, setWish] = useState(shown);
  if (wish !== shown) {
    setWish(shown);
    if (isWished) setReplacing(true);
  }
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
  const hasPath = action.path.length > 0;
  const isGiven = connection?.kind === "web" && !needsAddress && hasPath;
  // While another address is asked for, nothing is said of the old one.
  const isShown = isGiven && !isReplacing;
  const box = useFocusOnRead(isShown ? (read?.found ?? null) : null);
  return (
    <>
      <Select
        label={t("where.connection")}
        options={options}
        value={action.connection ?? NEW}
        onChange={(id) => {
          if (id === action.connection) return;
          setReplacing(false);
          setRead(null);
          change("connection", (call) => withConnection(call, id === NEW ? null : id));
        }}
      />
      {connection?.kind === "practice" && <p className="help">{t("where.practiceHelp")}</p>}
      {connection?.kind === "web" && !needsAddress && !hasPath && (
        <KnownAddresses {...props} connection={connection} />
      )}
      {chosen && hasTokenOnly(chosen) && (
        <p className="given-line small" role="status">
          <StatusGlyph status="done" className="glyph-done" />
          <span className="grow wrap">{t("where.tokenKept")}</span>
        </p>
      )}
      {connection?.kind !== "practice" && (needsAddress || !hasPath || isReplacing) && (
        <AddressEntry
          {...props}
          onRead={(found) => {
            setRead({ found, isOther: isOther(found, connection) });
            setReplacing(found.connection.needs.includes("address"));
          }}
        />
      )}
      {isGiven && isReplacing && (
        <div>
          <Button variant="link" size="sm" onPress={() => setReplacing(false)}>
            {t("where.keep")}
          </Button>
        </div>
      )}
      {isShown && (
        <div ref={box} className="where-given">
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
          {read && <ReadNotes read={read.found} />}
          <Consents connection={connection} />
          <ToolNameEntry
            key={connection.id}
            connection={connection}
            isAsked={read?.isOther || isUnnamed(connection)}
          />
          <TokenPart
            {...props}
            connection={connection}
            isAsked={read?.found.notes.includes("secret_left_out") ?? false}
          />
        </div>
      )}
    </>
  );
}

/** Whether what is sent is the token of the address: one of the connection goes before it. */
function isInside({ connection, action }: SendProps): boolean {
  const own = connection ? ownHeader(connection) : null;
  return own === null && slotsInside(action).length > 0;
}

/** Whether a token was pasted by itself: it is kept, and waits for the address it is for. */
function hasTokenOnly(connection: Connection): boolean {
  const { kind, needs } = connection;
  const hasToken = ownHeader(connection) !== null && !needs.includes("token");
  return kind === "web" && needs.includes("address") && hasToken;
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
    const field = next.find((one) => one);
    field?.focus({ preventScroll: true });
    // With its question and its help, which stand above it.
    field?.closest(".field, .banner")?.scrollIntoView({ block: "nearest" });
  }, [read]);
  return box;
}
