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

/** Whether an address is of the computer on which the page is opened: as a number it says nothing. */
export function isThisComputer(name: string): boolean {
  return name === "localhost" || name === "[::1]" || /^127(\.\d+){3}$/.test(name);
}
