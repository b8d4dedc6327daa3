import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

type End = Pick<Shape<"ProblemEnd">, "how" | "by">;

/** By what a problem ended for one, or for all of them, and whose doing that was; null where nobody knows. */
export function useEndWords(): (end: End) => string | null {
  const { t } = useTranslation("problems");
  return ({ how, by }) => {
    if (how === null) return null;
    return how === "by_itself" || !by ? t(`ended.${how}`) : t(`ended.${how}By`, { by });
  };
}

/** The same of all whom it was about: where it did not end in one way, how many in which. */
export function useEndedWords(): (ended: Shape<"ProblemEnded">) => readonly string[] {
  const { t } = useTranslation("problems");
  const words = useEndWords();
  return ({ ends }) => {
    const [only, other] = ends;
    if (!only) return [];
    if (!other) return [words(only)].filter((said) => said !== null);
    return ends.map(({ how, by, count }) => {
      if (how === null) return t("endedFor.unknown", { count });
      return how === "by_itself" || !by
        ? t(`endedFor.${how}`, { count })
        : t(`endedFor.${how}By`, { by, count });
    });
  };
}
