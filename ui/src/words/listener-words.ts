import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** Says why no calls come in; null while they do. */
export function useWhyDeaf(): (listener: Shape<"Listener">) => string | null {
  const { t } = useTranslation("common");
  return ({ state, port, taken_by: program }) => {
    if (state === "listening") return null;
    if (state === "port_taken" && program) return t("deaf.port_taken_by", { program, port });
    return t(`deaf.${state}`, { program: program ?? "", port });
  };
}

/** Whether a port that could not be had is tried again by itself. */
export function isTriedAgain({ state }: Pick<Shape<"Listener">, "state">): boolean {
  return state === "port_taken" || state === "port_reserved";
}
