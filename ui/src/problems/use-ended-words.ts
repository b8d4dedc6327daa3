import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** By what a problem ended, and whose doing that was. */
export function useEndedWords(): (ended: Shape<"ProblemEnded">) => string {
  const { t } = useTranslation("problems");
  return ({ how, by }) => {
    if (how === "by_itself" || how === "call_used" || !by) return t(`ended.${how}`);
    return t(`ended.${how}By`, { by });
  };
}
