import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeConnection, useReplaceToken } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { headerToken, slotsInside, withHeaderToken } from "#ui/steps/call-webhook/where/address.ts";
import { HeaderTokenFields } from "#ui/steps/call-webhook/where/header-token.tsx";
import { TokenForm } from "#ui/steps/call-webhook/where/token-form.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type TokenPartProps = SendProps & { connection: Connection };
type Way = "inside" | "apart" | "none";

const NO_TOKEN = { kind: "none", token: null } as const;

/** How the token is given: inside the step's address, apart from it, or not at all. */
export function TokenPart(props: TokenPartProps) {
  const { connection, action } = props;
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const given = wayOf(props);
  const [wanted, setWanted] = useState<Way | null>(null);
  const [isReplacing, setReplacing] = useState(false);
  const way = wanted ?? given;
  const showForm =
    way === "apart" && (given !== "apart" || isReplacing || connection.needs.includes("token"));
  const isKept = given === "inside" || (given === "apart" && connection.auth.has_token);
  const done = () => {
    setReplacing(false);
    setWanted(null);
  };
  return (
    <>
      <RadioGroup<Way>
        label={t("token.how")}
        value={way}
        onChange={setWanted}
        isDisabled={isReadOnly}
        options={[
          { id: "inside", label: t("token.inside"), help: t("token.insideHelp") },
          { id: "apart", label: t("token.apart"), help: t("token.apartHelp") },
          { id: "none", label: t("token.none") },
        ]}
      />
      {way === "inside" && given !== "inside" && <p className="help">{t("token.insideMissing")}</p>}
      {way === "inside" && slotsInside(action).length > 0 && <InHeader {...props} />}
      {way === "none" && given === "inside" && <p className="help">{t("token.noneInside")}</p>}
      {way === "none" && given === "apart" && <DropToken connection={connection} onDone={done} />}
      {isKept && !showForm && way === given && (
        <p className="kept-line small">
          <StatusGlyph status="done" />
          <span className="grow">{t("token.kept")}</span>
          {given === "apart" && (
            <Button variant="link" size="sm" onPress={() => setReplacing(true)}>
              {t("where.replace")}
            </Button>
          )}
        </p>
      )}
      {showForm && <TokenForm connection={connection} onKept={done} />}
    </>
  );
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
