import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { TextField } from "#ui/parts/fields/text-field.tsx";

export type TokenDraft = {
  kind: Exclude<Shape<"AuthKind">, "inside">;
  token: string;
  header: string;
  prefix: string;
  username: string;
};

type Missing = "token" | "header" | "username";

/** Which fields are still missing. */
export function tokenProblems({ kind, token, header, username }: TokenDraft): Missing[] {
  const missing: Missing[] = [];
  if (kind !== "none" && !token.trim()) missing.push("token");
  if (kind === "header" && !header.trim()) missing.push("header");
  if (kind === "basic" && !username.trim()) missing.push("username");
  return missing;
}

type TokenFieldsProps = {
  draft: TokenDraft;
  onChange: (draft: TokenDraft) => void;
  checked: boolean;
};

/** The fields that a kind of token needs. */
export function TokenFields({ draft, onChange, checked }: TokenFieldsProps) {
  const { t } = useTranslation("connections");
  const missing = checked ? tokenProblems(draft) : [];
  const { kind } = draft;
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
      {kind === "basic" && (
        <TextField
          label={t("token.username")}
          value={draft.username}
          onChange={(username) => onChange({ ...draft, username })}
          autoComplete="off"
          error={missing.includes("username") ? t("token.usernameNeeded") : null}
        />
      )}
      <TextField
        label={kind === "basic" ? t("token.password") : t("token.token")}
        help={t("token.kept")}
        type="password"
        value={draft.token}
        onChange={(token) => onChange({ ...draft, token })}
        autoComplete="new-password"
        code
        error={missing.includes("token") ? t("token.needed") : null}
      />
    </>
  );
}
