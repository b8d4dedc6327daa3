import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { DraftAction } from "#ui/document/draft-state.ts";
import { toast } from "#ui/parts/toasts.ts";

type DesignerKeysProps = { dispatch: (action: DraftAction) => void };

/** Undo, redo and save wherever the focus is; a text field first undoes its own typing. */
export function DesignerKeys({ dispatch }: DesignerKeysProps) {
  const { t } = useTranslation("designer");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === "s") {
        event.preventDefault();
        toast(t("toast.alreadySaved"));
        return;
      }
      if (isTyping(event.target)) return;
      if (key === "z") dispatch({ kind: event.shiftKey ? "redo" : "undo" });
      else if (key === "y") dispatch({ kind: "redo" });
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [dispatch, t]);
  return null;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea");
}
