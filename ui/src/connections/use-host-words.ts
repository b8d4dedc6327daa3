import { useTranslation } from "react-i18next";
import type { Connection } from "#ui/api/shapes.ts";
import { goesSeparately } from "#ui/connections/auth-words.ts";
import { type CalledStep, isInside } from "#ui/connections/called/steps-called.ts";

type Moved = Pick<Connection, "host" | "auth" | "consents">;

/** What becomes of the rest when a connection is led to another host, as far as there is any. */
export function useHostWords(): (connection: Moved, steps: readonly CalledStep[]) => string {
  const { t } = useTranslation("connections");
  return ({ host, auth, consents }, steps) => {
    const count = steps.length;
    if (host === null) {
      const last = count === 0 ? [] : [t("hostDialog.restLater", { count })];
      return [t("hostDialog.onlyHost"), ...last].join(" ");
    }
    const isSecret = steps.some(({ addresses }) => addresses.some(isInside));
    const rest = t(isSecret ? "hostDialog.restSecret" : "hostDialog.rest", { count });
    const hasToken = goesSeparately(auth) && auth.has_token;
    const isAllowed = consents.length > 0;
    return [
      t("hostDialog.onlyHost"),
      ...(count > 0 ? [rest] : []),
      ...(hasToken && isAllowed ? [t("hostDialog.dropsBoth")] : []),
      ...(hasToken && !isAllowed ? [t("hostDialog.dropsToken")] : []),
      ...(isAllowed && !hasToken ? [t("hostDialog.dropsAllowed")] : []),
    ].join(" ");
  };
}
