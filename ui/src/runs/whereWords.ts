import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** Says where a run is, in one line. */
export function useWhereWords(): (where: Shape<"Where">) => string {
  const { t } = useTranslation("runs");
  return ({ kind, params, step_name: step }) => t(`where.${kind}`, { ...params, step: step ?? "" });
}
