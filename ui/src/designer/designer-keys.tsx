import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import {
  type DraftAction,
  type DraftState,
  hasToSave,
  isUnsaved,
} from "#ui/document/draft-state.ts";
import { innermost } from "#ui/parts/pressing/innermost.ts";
import { toast } from "#ui/parts/toasts.ts";

type DesignerKeysProps = {
  draft: DraftState;
  dispatch: (action: DraftAction) => void;
  /** Nothing is changed now, by no key either. */
  isReadOnly: boolean;
};

/** Undo, redo and save wherever the focus is; a text field first undoes its own typing. */
export function DesignerKeys({ draft, dispatch, isReadOnly }: DesignerKeysProps) {
  const { t } = useTranslation("designer");
  const asked = draft.asked ? "conflict" : null;
  const bad = draft.save === "failed" && hasToSave(draft) ? draft.save : asked;
  const words = isUnsaved(draft) ? t(`save.${bad ?? "saving"}`) : t("toast.alreadySaved");
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === "s") {
        event.preventDefault();
        toast(words, bad ? { tone: "needs_you" } : {});
        return;
      }
      if (isReadOnly || isTyping(innermost(event))) return;
      if (key === "z") dispatch({ kind: event.shiftKey ? "redo" : "undo" });
      else if (key === "y") dispatch({ kind: "redo" });
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [dispatch, isReadOnly, bad, words]);
  return null;
}

function isTyping(target: Element | null): boolean {
  return target?.closest("input, textarea, [contenteditable]:not([contenteditable=false])") != null;
}
