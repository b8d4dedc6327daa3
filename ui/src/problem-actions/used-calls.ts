import { useTranslation } from "react-i18next";
import type { Used } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { type Toast, toast } from "#ui/parts/toasts.ts";

/** What came of using kept calls for somebody, a sentence each. */
export function useUsedCalls(): (used: Used, name: string) => Pick<Toast, "text" | "tone">[] {
  const { t } = useTranslation("problems");
  return ({ done, could_not: couldNot, started, already_in: alreadyIn, goesOn }, name) => {
    if (goesOn) return [{ text: t("used.goesOn"), tone: "plain" }];
    const others = done - started - alreadyIn;
    const of = (count: number, text: string, tone: Toast["tone"] = "done") =>
      count > 0 ? [{ text, tone }] : [];
    const said = [
      ...of(started, t("used.started", { count: started, name })),
      ...of(alreadyIn, t("used.alreadyIn", { count: alreadyIn, name }), "plain"),
      ...of(others, t("used.done", { count: others, name })),
      ...of(couldNot, t("used.could", { count: couldNot }), "needs_you"),
    ];
    return said.length > 0 ? said : [{ text: t("used.none"), tone: "plain" }];
  };
}

/** What using one call by hand came to: whose run began, where it is about one who is known by then. */
export function useUsedCall(): (call: Pick<Shape<"CallSummary">, "dispositions">) => string {
  const { t } = useTranslation("problems");
  return ({ dispositions }) => {
    const [only, ...others] = dispositions;
    const name = only?.kind === "started_run" && others.length === 0 ? only.person_name : null;
    return name === null ? t("using.done") : t("used.started", { count: 1, name });
  };
}

/** Says it at the foot of the window. */
export function useToastUsed(): (used: Used, name: string) => void {
  const sentences = useUsedCalls();
  return (used, name) => {
    for (const { text, tone } of sentences(used, name)) toast(text, { tone });
  };
}
