import { useTranslation } from "react-i18next";
import { useNameList } from "#ui/words/use-name-list.ts";

/** The settings by which two messages of a step can differ. */
const PARTS = [
  "connection",
  "method",
  "path",
  "token",
  "headers",
  "content",
  "timeout_s",
  "also_success",
] as const;

/** What the settings of a step that sends are called, one after the other: "what is sent". */
export function useSettingNames(): (parts: readonly string[]) => string {
  const { t } = useTranslation("problems");
  const list = useNameList();
  return (parts) =>
    list(PARTS.filter((part) => parts.includes(part)).map((part) => t(`newSettings.part.${part}`)));
}
