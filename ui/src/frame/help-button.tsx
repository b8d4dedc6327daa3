import { CircleQuestionMark } from "lucide-react";
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { HelpDialog } from "#ui/frame/help-dialog.tsx";
import { usePageKeys } from "#ui/frame/use-page-keys.ts";

/** Help, in the same place on every screen. */
export function HelpButton() {
  const { t } = useTranslation("frame");
  const [open, setOpen] = useState(false);
  usePageKeys({ "?": () => setOpen(true) });
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
