import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { RunStep } from "#ui/api/shapes.ts";

/** A few words after a step's status, while a try-out moves. */
export function useStepNews(): (step: RunStep) => string {
  const { t } = useTranslation("designer");
  return useCallback(
    (step) => {
      if (step.status === "waiting" || (step.status === "needs_you" && step.waiting)) {
        return t("tryIt.news.call");
      }
      const tries = step.message?.tries ?? 0;
      if (tries > 1) return t("tryIt.news.tries", { count: tries });
      return "";
    },
    [t],
  );
}
