import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { lookAtAddress, useReplaceToken } from "#ui/api/connections.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Select } from "#ui/parts/fields/select.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useOnePress } from "#ui/parts/pressing/use-one-press.ts";
import { doubtOf, useJudged } from "#ui/pasted-token/doubt.ts";
import { Doubted } from "#ui/pasted-token/doubted.tsx";
import { TakenToken } from "#ui/pasted-token/taken-token.tsx";
import { usePastedToken } from "#ui/pasted-token/use-pasted-token.ts";
import { WhichOne } from "#ui/pasted-token/which-one.tsx";
import { sentAs } from "#ui/steps/call-webhook/where/look/address-look.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type TokenFormProps = {
  connection: Connection;
  onKept: (kept: Connection) => void;
  /** Leaves the token as it is; missing where there is none to leave. */
  onCancel?: (() => void) | undefined;
};
type Kind = "bearer" | "basic" | "header";

/** A token given apart from the address. It goes to the password store and is never shown again. */
export function TokenForm({ connection, onKept, onCancel }: TokenFormProps) {
  const { t } = useTranslation("designer");
  const { t: tCommon } = useTranslation("common");
  const { auth } = connection;
  const [kind, setKind] = useState<Kind>(
    auth.kind === "basic" || auth.kind === "header" ? auth.kind : "bearer",
  );
  const [header, setHeader] = useState(auth.header_name ?? "Authorization");
  const [prefix, setPrefix] = useState(auth.prefix ?? "");
  const [username, setUsername] = useState(auth.username ?? "");
  const [understood, setUnderstood] = useState<Shape<"TokenWay"> | null>(null);
  const secret = useRef<HTMLInputElement>(null);
  const id = useId();
  const problemWords = useProblemWords();
  /** What the text says of how its token is given. */
  const takeWay = (way: Shape<"TokenWay">) => {
    if (way.kind === "none" || way.kind === "inside") return;
    keep.reset();
    setKind(way.kind);
    if (way.kind === "header") {
      setHeader(way.header_name ?? "Authorization");
      setPrefix(way.prefix ?? "");
    }
    // A name that is not in the text stays, where it can be seen.
    if (way.kind === "basic" && way.username) setUsername(way.username);
  };
  const pasted = usePastedToken(
    ({ way }) => {
      if (secret.current) secret.current.value = "";
      if (way.is_named) takeWay(way);
    },
    () => keep.reset(),
  );
  const { taken } = pasted;
  const judged = useJudged();
  const read = () =>
    judged.asked({
      kind,
      ...(taken
        ? { text: pasted.text(), chosen: [...pasted.chosen] }
        : { token: secret.current?.value.trim() ?? "" }),
      header_name: kind === "header" ? header.trim() : null,
      prefix: kind === "header" ? prefix : null,
      username: kind === "basic" ? username.trim() : null,
    });
  const keep = useReplaceToken(connection.id, read, (kept) => {
    if (secret.current) secret.current.value = "";
    judged.forget();
    pasted.forget();
    onKept(kept);
  });
  const doubt = doubtOf(keep.error);
  /** What is changed is judged anew. */
  const write =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      keep.reset();
      set(value);
    };
  const send = useOnePress(() => keep.mutateAsync().catch(() => undefined));
  /** A line or a word that was pasted with the token says how it is sent. */
  const understand = async () => {
    const text = secret.current?.value ?? "";
    const look = await lookAtAddress({ text }).catch(() => null);
    const way = look?.way ?? null;
    if (secret.current?.value !== text) return;
    const named = way?.is_named ? way : null;
    setUnderstood(named);
    if (named) takeWay(named);
  };
  const words = keep.error && !doubt ? problemWords(keep.error) : null;
  return (
    <div className="stack tight inset" data-field="token">
      <Select<Kind>
        label={t("token.kind")}
        size="sm"
        value={kind}
        onChange={write(setKind)}
        options={[
          { id: "bearer", label: t("token.kinds.bearer"), help: "Authorization: Bearer …" },
          { id: "header", label: t("token.kinds.header"), help: t("token.kinds.headerHelp") },
          { id: "basic", label: t("token.kinds.basic") },
        ]}
      />
      {kind === "header" && (
        <div className="pair-row">
          <TextField
            label={t("token.header")}
            size="sm"
            code
            value={header}
            onChange={write(setHeader)}
          />
          <TextField
            label={t("token.prefix")}
            size="sm"
            code
            placeholder="SSWS"
            value={prefix}
            onChange={write(setPrefix)}
          />
        </div>
      )}
      {kind === "basic" && !taken?.way.username && (
        <TextField
          label={t("token.username")}
          size="sm"
          value={username}
          onChange={write(setUsername)}
        />
      )}
      <WhichOne choices={pasted.choices} chosen={pasted.chosen} onChoose={pasted.choose} />
      {taken ? (
        <TakenToken taken={taken} hasName={kind === "basic"} onForget={pasted.forget} />
      ) : (
        <div className="field">
          <label className="label" htmlFor={id}>
            {kind === "basic" ? t("token.password") : t("token.token")}
          </label>
          <span className="input sm">
            <input
              ref={secret}
              id={id}
              type="password"
              className="code"
              autoComplete="off"
              aria-describedby={`${id}h`}
              onInput={() => {
                setUnderstood(null);
                keep.reset();
              }}
              onPaste={(event) => {
                pasted.onPaste(event);
                setTimeout(understand);
              }}
              onKeyDown={(event) => event.key === "Enter" && !event.repeat && !doubt && send()}
            />
          </span>
          <span className="help" id={`${id}h`} role="status">
            {understood ? `${t("token.understood")} ${sentAs(t, understood)}` : t("token.paste")}
          </span>
        </div>
      )}
      {pasted.isUnread && <ErrorLine text={tCommon("taken.none")} />}
      {doubt && (
        <Doubted
          doubt={doubt}
          onAnyway={() => {
            judged.mean();
            send();
          }}
        />
      )}
      {words && <ErrorLine text={`${words.what} ${words.todo}`} />}
      <div className="row wraps">
        <Button size="sm" isDisabled={keep.isPending || doubt !== null} onPress={send}>
          {t(kind === "basic" ? "token.usePassword" : "token.use")}
        </Button>
        {onCancel && (
          <Button variant="link" size="sm" isDisabled={keep.isPending} onPress={onCancel}>
            {tCommon("cancel")}
          </Button>
        )}
      </div>
    </div>
  );
}
