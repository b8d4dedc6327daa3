import { CircleQuestionMark } from "lucide-react";
import { useEffect, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { HelpDialog } from "#ui/frame/help-dialog.tsx";

/** Help, in the same place on every screen. */
export function HelpButton() {
  const { t } = useTranslation("frame");
  const [open, setOpen] = useState(false);
  useQuestionMark(() => setOpen(true));
  return (
    <>
      <AriaButton className="help-link" onPress={() => setOpen(true)}>
        <CircleQuestionMark className="sm" />
        {t("help.title")}
      </AriaButton>
      <HelpDialog isOpen={open} onClose={() => setOpen(false)} />
    </>
  );
}

function useQuestionMark(open: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target;
      if (target instanceof HTMLElement && target.closest("input, textarea, [contenteditable]")) {
        return;
      }
      open();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  });
}
