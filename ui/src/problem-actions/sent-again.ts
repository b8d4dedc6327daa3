import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { type Toast, toast } from "#ui/parts/toasts.ts";

/** How many messages were sent again, and how many could not be. */
export type Sent = Pick<Shape<"Done">, "done" | "could_not" | "job">;

/** What came of sending again, a sentence each. */
export function useSentAgain(): (sent: Sent) => Pick<Toast, "text" | "tone">[] {
  const { t } = useTranslation("problems");
  return ({ done, could_not: couldNot, job }) => {
    const could = { text: t("sending.could", { count: couldNot }), tone: "needs_you" as const };
    const failed = couldNot > 0 ? [could] : [];
    if (job !== null) return [{ text: t("sending.goesOn"), tone: "done" }, ...failed];
    if (done > 0) return [{ text: t("sending.done", { count: done }), tone: "done" }, ...failed];
    return couldNot > 0 ? failed : [{ text: t("sending.none"), tone: "plain" }];
  };
}

/** Says it at the foot of the window. */
export function useToastSent(): (sent: Sent) => void {
  const sentences = useSentAgain();
  return (sent) => {
    for (const { text, tone } of sentences(sent)) toast(text, { tone });
  };
}
