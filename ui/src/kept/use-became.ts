import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { Toast } from "#ui/parts/toasts.ts";

/** What became of the kept calls that were started, a sentence for each that happened. */
export function useBecame(): (started: Shape<"KeptStarted">) => Pick<Toast, "text" | "tone">[] {
  const { t } = useTranslation("kept");
  return ({ started, became, job }) => {
    if (job !== null) return [{ text: t("became.goesOn"), tone: "plain" }];
    if (started === 0) return [{ text: t("became.none"), tone: "plain" }];
    if (became === null) return [{ text: t("became.used", { count: started }), tone: "plain" }];
    const said = [
      { key: "started", count: became.started, tone: "done" },
      { key: "alreadyIn", count: became.already_in, tone: "plain" },
      { key: "nothing", count: became.nothing, tone: "plain" },
      { key: "waiting", count: became.waiting, tone: "plain" },
      { key: "problems", count: became.problems, tone: "needs_you" },
    ] as const;
    return said
      .filter(({ count }) => count > 0)
      .map(({ key, count, tone }) => ({ text: t(`became.${key}`, { count }), tone }));
  };
}
