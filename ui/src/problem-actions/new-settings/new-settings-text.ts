import { useTranslation } from "react-i18next";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { useSettingNames } from "#ui/problem-actions/new-settings/use-setting-names.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

/** What new settings make otherwise, and for whom of those who wait nothing. */
export function useNewSettingsText(): (newer: NonNullable<ProblemGroup["newer"]>) => string {
  const { t } = useTranslation("problems");
  const settings = useSettingNames();
  const list = useNameList();
  return ({ version, parts, without, names, more }) => {
    const text = t("newSettings.text", { version, parts: settings(parts) });
    if (without.length === 0) return text;
    const some = more || without.length > 2;
    return `${text} ${t(some ? "newSettings.withoutMore" : "newSettings.without", {
      names: list(without),
      who: list(names),
    })}`;
  };
}
