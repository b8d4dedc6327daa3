import { useTranslation } from "react-i18next";
import type { ConditionGroup } from "#ui/document/definition.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** A condition in one line of words. */
export function useConditionSummary(condition: ConditionGroup | null): string {
  const { t } = useTranslation("designer");
  const locale = useLocale();
  const words = useFlowWords();
  if (!condition) return "";
  const type = condition.mode === "all" ? "conjunction" : "disjunction";
  const either = new Intl.ListFormat(locale, { type: "disjunction" });
  return new Intl.ListFormat(locale, { type }).format(
    condition.tests.map((test) =>
      t(`onlyIf.words.${test.operator}`, {
        field: words.detail(test.reference) || t("onlyIf.someField"),
        value: either.format(test.values),
      }),
    ),
  );
}
