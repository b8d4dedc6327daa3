import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReplaceToken } from "#ui/api/connections.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { goesSeparately } from "#ui/connections/auth-words.ts";
import { type TokenDraft, TokenFields, tokenProblems } from "#ui/connections/token-fields.tsx";
import { AskDialog } from "#ui/parts/dialogs/ask-dialog.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { doubtOf, useJudged } from "#ui/pasted-token/doubt.ts";
import { Doubted } from "#ui/pasted-token/doubted.tsx";
import { useTokenWay } from "#ui/pasted-token/token-way.ts";
import { usePastedToken } from "#ui/pasted-token/use-pasted-token.ts";

/** A token inside an address is replaced with the address. */
const KINDS = ["bearer", "header", "basic", "none"] as const;

type TokenDialogProps = {
  connection: Connection;
  /** Whether addresses have tokens inside, which stay there. */
  isInside: boolean;
  onClose: () => void;
};

/** Gives a token, or replaces it; the old one is never shown. */
export function TokenDialog({ connection, isInside, onClose }: TokenDialogProps) {
  const { t } = useTranslation("connections");
  const ways = useTokenWay();
  const { auth } = connection;
  const isThere = goesSeparately(auth);
  const [draft, setDraft] = useState<TokenDraft>({
    kind: auth.kind === "none" || auth.kind === "inside" ? "bearer" : auth.kind,
    token: "",
    header: auth.header_name ?? "Authorization",
    prefix: auth.prefix ?? "",
    username: auth.username ?? "",
  });
  const [checked, setChecked] = useState(false);
  const pasted = usePastedToken(
    ({ way }) => setDraft((now) => withWay(now, way)),
    () => replace.reset(),
  );
  const judged = useJudged();
  const read = () => judged.asked(inputOf(draft, pasted.text(), pasted.chosen));
  const replace = useReplaceToken(connection.id, read, (kept) => {
    const way = ways(kept.auth, kept.name);
    const saved = kept.auth.kind === "basic" ? "detail.passwordSaved" : "detail.tokenSaved";
    toast([t(saved), ...(way ? [`${way}.`] : [])].join(" "));
    onClose();
  });
  const doubt = doubtOf(replace.error);
  const write = (next: TokenDraft) => {
    setDraft(next);
    replace.reset();
  };
  const confirm = () => {
    setChecked(true);
    if (tokenProblems(draft, pasted.taken).length > 0) return null;
    return replace.mutateAsync().catch(() => undefined);
  };
  return (
    <AskDialog
      title={t(isThere ? "token.title" : "token.first", { name: connection.name })}
      button={t("token.button")}
      isPending={replace.isPending}
      error={doubt ? null : replace.error}
      onClose={onClose}
      onConfirm={doubt ? () => undefined : confirm}
    >
      {isInside && <p className="small">{t("token.insideStays")}</p>}
      <RadioGroup
        label={t("token.kind")}
        value={draft.kind}
        onChange={(kind) => write({ ...draft, kind })}
        options={KINDS.filter((id) => isThere || id !== "none").map((id) => ({
          id,
          label: t(`token.kinds.${id}`),
          help: t(`token.kinds.${id}Help`),
        }))}
      />
      <TokenFields draft={draft} onChange={write} checked={checked} pasted={pasted} />
      {doubt && (
        <Doubted
          doubt={doubt}
          onAnyway={() => {
            judged.mean();
            return confirm();
          }}
        />
      )}
    </AskDialog>
  );
}

/** What a mail says of how its token is given; a name of before is not that of a new password. */
function withWay(draft: TokenDraft, way: Shape<"TokenWay">): TokenDraft {
  if (!way.is_named || way.kind === "none" || way.kind === "inside") return draft;
  const { header_name: header, prefix } = way;
  return {
    ...draft,
    kind: way.kind,
    token: "",
    ...(way.kind === "header" ? { header: header ?? "Authorization", prefix: prefix ?? "" } : {}),
    ...(way.username ? { username: way.username } : {}),
  };
}

/** What is kept; a mail goes as it is, for Baton takes the token out of it. */
function inputOf(
  draft: TokenDraft,
  mail: string | null,
  chosen: readonly number[],
): Shape<"TokenInput"> {
  const { kind, token, header, prefix, username } = draft;
  const isMail = mail !== null && kind !== "none";
  return {
    kind,
    ...(isMail
      ? { text: mail, chosen: [...chosen] }
      : { token: kind === "none" ? null : token.trim() }),
    ...(kind === "header" ? { header_name: header.trim(), prefix } : {}),
    ...(kind === "basic" ? { username: username.trim() } : {}),
  };
}
