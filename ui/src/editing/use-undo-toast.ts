import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { TakeBack } from "#ui/document/draft/take-back.ts";
import { type Toast, toast } from "#ui/parts/toasts.ts";

/** The draft in which an edit is taken back. */
type At = { workflow: { id: string }; takeBack: TakeBack };

/** Says what was done; its Undo takes back what it names, whatever was done since. */
export function useUndoToast({ workflow, takeBack }: At) {
  const { t } = useTranslation("designer");
  const navigate = useNavigate();
  const open = () =>
    void navigate({ to: "/workflows/$workflow", params: { workflow: workflow.id } });
  return (words: string, mark: number, tone: Toast["tone"] = "done") => {
    const run = () => {
      const kind = takeBack(mark);
      if (kind === "undone") toast(t("toast.undone"), { tone: "plain" });
      if (kind === "not_alone") toast(t("toast.notAlone"), { tone: "plain" });
      if (kind !== "left") return;
      toast(t("toast.left"), { tone: "plain", action: { label: t("toast.openAgain"), run: open } });
    };
    toast(words, { tone, action: { label: t("undo"), run } });
  };
}
