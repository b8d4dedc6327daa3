import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** What the window and the browser's tab are called; nothing while what is shown has no name yet. */
export function usePageTitle(name: string | null): void {
  const { t } = useTranslation("frame");
  const title = name === null ? null : t("pageTitle", { name });
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
}
