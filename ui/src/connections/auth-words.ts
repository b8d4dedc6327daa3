import { useTranslation } from "react-i18next";
import type { Connection } from "#ui/api/shapes.ts";
import { tokenLine } from "#ui/pasted-token/token-way.ts";

/** Whether a connection has a token of its own, beside those inside addresses. */
export function goesSeparately({ kind }: Connection["auth"]): boolean {
  return kind !== "none" && kind !== "inside";
}

/** Says how a connection's tokens are given, all of the ways. */
export function useAuthWords(): (connection: Pick<Connection, "auth" | "used_by">) => string {
  const { t } = useTranslation("connections");
  return ({ auth, used_by: usedBy }) => {
    const isInside = usedBy.some((one) => one.token_inside);
    if (auth.kind === "none" || auth.kind === "inside") {
      if (!isInside && auth.kind === "none") return t("auth.none");
      return t(auth.also_bearer ? "auth.insideBearer" : "auth.inside");
    }
    const own =
      auth.kind === "header"
        ? t("auth.header", { header: tokenLine(auth) ?? "" })
        : t(`auth.${auth.kind}`);
    return isInside ? t("auth.both", { own }) : own;
  };
}
