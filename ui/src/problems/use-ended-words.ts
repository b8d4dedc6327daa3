import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** By what a problem ended, and whose doing that was; null where nobody knows. */
export function useEndedWords(): (ended: Shape<"ProblemEnded">) => string | null {
  const { t } = useTranslation("problems");
  return ({ how, by }) => {
    if (how === null) return null;
    return how === "by_itself" || !by ? t(`ended.${how}`) : t(`ended.${how}By`, { by });
  };
}
