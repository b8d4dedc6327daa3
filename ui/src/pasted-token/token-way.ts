import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

type Way = Pick<Shape<"TokenWay">, "kind" | "header_name" | "prefix">;

/** The line in which a token goes out, without the token: `Authorization: SSWS ••••••••`. */
export function tokenLine({ kind, header_name: name, prefix }: Way): string | null {
  switch (kind) {
    case "bearer":
      return `Authorization: Bearer ${HIDDEN}`;
    case "basic":
      return `Authorization: Basic ${HIDDEN}`;
    case "header":
      return `${name ?? "Authorization"}: ${prefix ?? ""}${HIDDEN}`;
    case "inside":
    case "none":
      return null;
  }
}

const HIDDEN = "••••••••";

/** Says in which form a tool gets its token; null where it is sent none apart from the address. */
export function useTokenWay(): (way: Way, tool: string) => string | null {
  const { t } = useTranslation("common");
  return (way, tool) => {
    const line = tokenLine(way);
    return line === null ? null : t("tokenWay", { tool, line });
  };
}
