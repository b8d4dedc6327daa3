import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** Says how a connection's token is given. */
export function useAuthWords(): (auth: Shape<"Auth">) => string {
  const { t } = useTranslation("connections");
  return (auth) => {
    if (auth.kind === "header") return t("auth.header", { header: auth.header_name ?? "" });
    if (auth.kind === "inside" && auth.also_bearer) return t("auth.insideBearer");
    return t(`auth.${auth.kind}`);
  };
}
