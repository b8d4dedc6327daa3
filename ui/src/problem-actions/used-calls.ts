import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { type Toast, toast } from "#ui/parts/toasts.ts";

/** What came of using kept calls for somebody, a sentence each. */
export function useUsedCalls(): (
  used: Shape<"Done">,
  name: string,
) => Pick<Toast, "text" | "tone">[] {
  const { t } = useTranslation("problems");
  return ({ done, could_not: couldNot, job }, name) => {
    const could = { text: t("used.could", { count: couldNot }), tone: "needs_you" as const };
    const failed = couldNot > 0 ? [could] : [];
    if (job !== null) return [{ text: t("used.goesOn"), tone: "plain" }, ...failed];
    if (done > 0) return [{ text: t("used.done", { count: done, name }), tone: "done" }, ...failed];
    return couldNot > 0 ? failed : [{ text: t("used.none"), tone: "plain" }];
  };
}

/** Says it at the foot of the window. */
export function useToastUsed(): (used: Shape<"Done">, name: string) => void {
  const sentences = useUsedCalls();
  return (used, name) => {
    for (const { text, tone } of sentences(used, name)) toast(text, { tone });
  };
}
