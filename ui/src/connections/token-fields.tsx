import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { TakenToken } from "#ui/pasted-token/taken-token.tsx";
import type { PastedToken, Taken } from "#ui/pasted-token/use-pasted-token.ts";
import { WhichOne } from "#ui/pasted-token/which-one.tsx";

export type TokenDraft = {
  kind: Exclude<Shape<"AuthKind">, "inside">;
  token: string;
  header: string;
  prefix: string;
  username: string;
};

type Missing = "token" | "header" | "username";

/** Which fields are still missing; what was taken out of a mail is in none. */
export function tokenProblems(draft: TokenDraft, taken: Taken | null): Missing[] {
  const { kind, token, header, username } = draft;
  const missing: Missing[] = [];
  if (kind !== "none" && !taken && !token.trim()) missing.push("token");
  if (kind === "header" && !header.trim()) missing.push("header");
  if (kind === "basic" && !taken?.way.username && !username.trim()) missing.push("username");
  return missing;
}

type TokenFieldsProps = {
  draft: TokenDraft;
  onChange: (draft: TokenDraft) => void;
  checked: boolean;
  pasted: PastedToken;
};

/** The fields that a kind of token needs. */
export function TokenFields({ draft, onChange, checked, pasted }: TokenFieldsProps) {
  const { t } = useTranslation("connections");
  const { t: tCommon } = useTranslation("common");
  const { taken } = pasted;
  const missing = checked ? tokenProblems(draft, taken) : [];
  const { kind } = draft;
  const needed = missing.includes("token") ? t("token.needed") : null;
  if (kind === "none") return null;
  return (
    <>
      {kind === "header" && (
        <div className="field-pair">
          <TextField
            label={t("token.header")}
            value={draft.header}
            onChange={(header) => onChange({ ...draft, header })}
            code
            error={missing.includes("header") ? t("token.headerNeeded") : null}
          />
          <TextField
            label={t("token.prefix")}
            help={t("token.prefixHelp")}
            value={draft.prefix}
            onChange={(prefix) => onChange({ ...draft, prefix })}
            code
          />
        </div>
      )}
      {kind === "basic" && !taken?.way.username && (
        <TextField
          label={t("token.username")}
          value={draft.username}
          onChange={(username) => onChange({ ...draft, username })}
          autoComplete="off"
          error={missing.includes("username") ? t("token.usernameNeeded") : null}
        />
      )}
      <WhichOne choices={pasted.choices} chosen={pasted.chosen} onChoose={pasted.choose} />
      {taken ? (
        <TakenToken taken={taken} hasName={kind === "basic"} onForget={pasted.forget} />
      ) : (
        <TextField
          label={kind === "basic" ? t("token.password") : t("token.token")}
          help={t("token.kept")}
          type="password"
          value={draft.token}
          onChange={(token) => onChange({ ...draft, token })}
          onPaste={pasted.onPaste}
          autoComplete="new-password"
          code
          error={pasted.isUnread ? tCommon("taken.none") : needed}
        />
      )}
    </>
  );
}
