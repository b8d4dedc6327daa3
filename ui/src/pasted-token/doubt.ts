import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { ApiProblem } from "#ui/api/wire/problem.ts";

type Doubt = Shape<"TokenDoubt">;

const DOUBTS = ["sentence", "mail_address", "web_address"] as const satisfies readonly Doubt[];

/**
 * Why what was to be kept looks like no token; null where that is not what was said. Nothing was
 * replaced then, and it can be kept all the same.
 */
export function doubtOf(error: unknown): Doubt | null {
  if (!(error instanceof ApiProblem) || error.code !== "not_a_token") return null;
  return DOUBTS.find((one) => one === error.params.reason) ?? "sentence";
}

/** What a text looks like instead, and that nothing has changed. */
export function useDoubtWords(): (doubt: Doubt) => string {
  const { t } = useTranslation("common");
  return (doubt) => `${t(`taken.doubt.${doubt}`)} ${t("taken.notYet")}`;
}
