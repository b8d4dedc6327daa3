import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { Toast } from "#ui/parts/toasts.ts";

type Said = {
  key:
    | "started"
    | "alreadyIn"
    | "nothing"
    | "waiting"
    | "underWay"
    | "problems"
    | "couldNot"
    | "used";
  count: number;
  tone: Toast["tone"];
};

/** What became of the kept calls that were started, a sentence for each that happened. */
export function useBecame(): (started: Shape<"KeptStarted">) => Pick<Toast, "text" | "tone">[] {
  const { t } = useTranslation("kept");
  return ({ started, could_not: couldNot, became, job }) => {
    if (job !== null) return [{ text: t("became.goesOn"), tone: "plain" }];
    const failed: Said = { key: "couldNot", count: couldNot, tone: "needs_you" };
    if (started === 0 && couldNot === 0) return [{ text: t("became.none"), tone: "plain" }];
    const said: readonly Said[] =
      became === null
        ? [{ key: "used", count: started, tone: "plain" }]
        : [
            { key: "started", count: became.started, tone: "done" },
            { key: "alreadyIn", count: became.already_in, tone: "plain" },
            { key: "nothing", count: became.nothing, tone: "plain" },
            { key: "waiting", count: became.waiting, tone: "plain" },
            { key: "underWay", count: became.under_way, tone: "plain" },
            { key: "problems", count: became.problems, tone: "needs_you" },
          ];
    return [...said, failed]
      .filter(({ count }) => count > 0)
      .map(({ key, count, tone }) => ({ text: t(`became.${key}`, { count }), tone }));
  };
}
