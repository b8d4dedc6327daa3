import { type RefObject, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { useChangeConnection, useReplaceToken } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { ASKS } from "#ui/editing/section.tsx";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useTokenWay } from "#ui/pasted-token/token-way.ts";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import {
  headerToken,
  ownHeader,
  slotsInside,
  slotToReplace,
  withHeaderToken,
  withoutHeader,
} from "#ui/steps/call-webhook/where/address.ts";
import { HeaderTokenFields } from "#ui/steps/call-webhook/where/header-token.tsx";
import { InsideToken } from "#ui/steps/call-webhook/where/inside-token.tsx";
import { ToProblems } from "#ui/steps/call-webhook/where/to-problems.tsx";
import { TokenForm } from "#ui/steps/call-webhook/where/token-form.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type TokenPartProps = SendProps & {
  connection: Connection;
  /** Whether the pasted text speaks of a token that could not be read, which is asked for. */
  isAsked?: boolean;
};
type Way = "inside" | "apart" | "none";

const NO_TOKEN = { kind: "none", token: null } as const;

/** How the token is given: inside the step's address, apart from it, or not at all. */
export function TokenPart(props: TokenPartProps) {
  const { connection, action, change } = props;
  const { t } = useTranslation("designer");
  const { isReadOnly, shown } = useDesigner();
  const ways = useTokenWay();
  const given = wayOf(props);
  const isWished = shown?.code === "replace_token";
  const [wanted, setWanted] = useState<Way | null>(null);
  const [isReplacing, setReplacing] = useState(isWished && given === "apart");
  const slot = slotToReplace(action);
  const [isInside, setInside] = useState(isWished && given === "inside" && slot !== null);
  const keptApart = useRef<HTMLParagraphElement>(null);
  const keptInside = useRef<HTMLParagraphElement>(null);
  const [kept, setKept] = useState({ part_way: 0, without: 0, left_out: false });
  // Show me, and the mend of a test, come while the panel is open.
  const [wish, setWish] = useState(shown);
  if (wish !== shown) {
    setWish(shown);
    if (isWished && given === "apart") setReplacing(true);
    if (isWished && given === "inside" && slot !== null) setInside(true);
  }
  const [isAnswered, setAnswered] = useState(false);
  const asks = (props.isAsked ?? false) && !isAnswered && given !== "inside";
  const way = wanted ?? (asks ? "apart" : given);
  const showForm =
    way === "apart" &&
    (given !== "apart" || isReplacing || asks || connection.needs.includes("token"));
  const isKept = given === "apart" && connection.auth.has_token;
  const hasInside = slotsInside(action).length > 0;
  const done = () => {
    setReplacing(false);
    setWanted(null);
    setAnswered(true);
  };
  return (
    <>
      <RadioGroup<Way>
        label={t("token.how")}
        value={way}
        onChange={(next) => {
          setWanted(next);
          setAnswered(true);
        }}
        isDisabled={isReadOnly}
        options={[
          { id: "inside", label: t("token.inside"), help: t("token.insideHelp") },
          { id: "apart", label: t("token.apart"), help: t("token.apartHelp") },
          { id: "none", label: t("token.none") },
        ]}
      />
      {way === "inside" && given !== "inside" && <p className="help">{t("token.insideMissing")}</p>}
      {way === "inside" && hasInside && <InHeader {...props} />}
      {way === "none" && given === "inside" && <p className="help">{t("token.noneInside")}</p>}
      {way === "none" && given === "apart" && <DropToken connection={connection} onDone={done} />}
      {isKept && !showForm && way === given && (
        <p ref={keptApart} className="given-line small">
          <StatusGlyph status="done" className="glyph-done" />
          <span className="grow wrap">
            {t(keptKey(connection, hasInside))} {ways(connection.auth, connection.name)}
          </span>
          <Button variant="link" size="sm" className="flush" onPress={() => setReplacing(true)}>
            {t(isPassword(connection) ? "token.replacePassword" : "token.replaceApart")}
          </Button>
        </p>
      )}
      {asks && (
        <p className="given-line small" role="status">
          <StatusGlyph status="needs_you" className="glyph-needs_you" />
          <span className="grow wrap">
            {t(given === "apart" ? "token.askedNew" : "token.asked")}
          </span>
          <Button variant="link" size="sm" className="flush" onPress={done}>
            {t(given === "apart" ? "token.sameAsBefore" : "token.none")}
          </Button>
        </p>
      )}
      {showForm && (
        <div {...{ [ASKS]: "" }}>
          <TokenForm
            connection={connection}
            onKept={(now) => {
              change("headers", (call) => withoutHeader(call, ownHeader(now)));
              done();
            }}
            onCancel={
              isReplacing && isKept ? () => backTo(keptApart, () => setReplacing(false)) : undefined
            }
          />
        </div>
      )}
      {hasInside && !isInside && way !== "none" && (
        <p ref={keptInside} className="given-line small">
          <StatusGlyph status="done" className="glyph-done" />
          <span className="grow">{t("token.keptInside")}</span>
          {slot !== null && (
            <Button
              variant="link"
              size="sm"
              className="flush"
              isDisabled={isReadOnly}
              onPress={() => setInside(true)}
            >
              {t("token.replaceInside")}
            </Button>
          )}
        </p>
      )}
      {isInside && slot !== null && (
        <div {...{ [ASKS]: "" }}>
          <InsideToken
            {...props}
            slot={slot}
            onKept={(next) => {
              setInside(false);
              setKept(next);
            }}
            onCancel={() => backTo(keptInside, () => setInside(false))}
          />
        </div>
      )}
      {kept.left_out && (
        <p className="help" role="status">
          {t("token.understood")}
        </p>
      )}
      {kept.part_way > 0 && (
        <p className="help" role="status">
          {t("token.replacedFor", { count: kept.part_way })} <ToProblems />
        </p>
      )}
      {kept.without > 0 && (
        <p className="help" role="status">
          {t("token.notFor", { count: kept.without })} <ToProblems />
        </p>
      )}
    </>
  );
}

/** Leaves a form for the button that began it: with the focus lost the section would fold. */
function backTo(line: RefObject<HTMLElement | null>, leave: () => void): void {
  flushSync(leave);
  line.current?.querySelector("button")?.focus();
}

function isPassword({ auth }: Connection): boolean {
  return auth.kind === "basic";
}

function keptKey(connection: Connection, hasInside: boolean) {
  if (isPassword(connection)) return "token.keptPassword";
  return hasInside ? "token.keptApart" : "token.kept";
}

/** A token of the connection goes before one of the address: both are sent. */
function wayOf({ connection, action }: TokenPartProps): Way {
  if (connection.auth.kind !== "none" && connection.auth.kind !== "inside") return "apart";
  return slotsInside(action).length > 0 ? "inside" : "none";
}

/** Also send the token of the address in a header; before steps said it, their connection did. */
function InHeader({ connection, action, change }: TokenPartProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const { auth } = connection;
  const connect = useChangeConnection(connection.id);
  const onError = useToldFailure();
  const slots = slotsInside(action);
  const slot = action.headers.flatMap(({ value }) =>
    value.kind === "secret" && (value.word ?? "") !== "" ? [value.slot] : [],
  )[0];
  if (auth.also_bearer && slots.includes(auth.token_slot ?? "token")) {
    return (
      <Checkbox
        isSelected
        isDisabled={isReadOnly || connect.isPending}
        onChange={() => connect.mutate({ also_bearer: false }, { onError })}
      >
        {t("token.alsoHeader")}
      </Checkbox>
    );
  }
  return (
    <HeaderTokenFields
      value={headerToken(action)}
      isReadOnly={isReadOnly}
      onChange={(token) =>
        change("headers", (call) => withHeaderToken(call, slot ?? slots[0] ?? null, token))
      }
    />
  );
}

type DropTokenProps = { connection: Connection; onDone: () => void };

/** The way back to no token. */
function DropToken({ connection, onDone }: DropTokenProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const problemWords = useProblemWords();
  const drop = useReplaceToken(connection.id, () => NO_TOKEN, onDone);
  return (
    <div className="stack tight inset">
      <p className="help">{t("token.noneApart")}</p>
      {drop.error && <ErrorLine text={problemWords(drop.error).what} />}
      <div>
        <Button size="sm" isDisabled={drop.isPending || isReadOnly} onPress={() => drop.mutate()}>
          {t("token.drop")}
        </Button>
      </div>
    </div>
  );
}
