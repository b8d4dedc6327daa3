import { useTranslation } from "react-i18next";
import type { TakenBack } from "#ui/document/draft/take-back.ts";
import { type Toast, toast } from "#ui/parts/toasts.ts";

/** Says what was done; its Undo takes back what it names, whatever was done since. */
export function useUndoToast(takeBack: (mark: number) => TakenBack["kind"]) {
  const { t } = useTranslation("designer");
  return (words: string, mark: number, tone: Toast["tone"] = "done") => {
    const run = () => {
      const kind = takeBack(mark);
      if (kind === "undone") toast(t("toast.undone"), { tone: "plain" });
      if (kind === "not_alone") toast(t("toast.notAlone"), { tone: "plain" });
    };
    toast(words, { tone, action: { label: t("undo"), run } });
  };
}
