import { useTranslation } from "react-i18next";
import type { ConditionGroup, MatchBy, WaitForCall } from "#ui/document/definition.ts";
import { dotted } from "#ui/document/detail-names.ts";
import { localeOf } from "#ui/flow/locale.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

/** Who a call is about, in one line. */
export function useWhoSummary(match: MatchBy): string {
  const { t } = useTranslation("designer");
  const words = useFlowWords();
  const field = match.call.kind === "automatic" ? t("who.automatic") : dotted(match.call.pointer);
  if (match.kind === "step_answer") {
    return t("who.summaryAnswer", { answer: dotted(match.pointer), field });
  }
  return t("who.summaryPerson", { detail: words.personDetail(match.detail), field });
}

/** A condition in one line of words. */
export function useConditionSummary(condition: ConditionGroup | null): string {
  const { t, i18n } = useTranslation("designer");
  const words = useFlowWords();
  if (!condition) return "";
  const type = condition.mode === "all" ? "conjunction" : "disjunction";
  const either = new Intl.ListFormat(localeOf(i18n.language), { type: "disjunction" });
  return new Intl.ListFormat(localeOf(i18n.language), { type }).format(
    condition.tests.map((test) =>
      t(`onlyIf.words.${test.operator}`, {
        field: words.detail(test.reference) || t("onlyIf.someField"),
        value: either.format(test.values),
      }),
    ),
  );
}

/** What happens when nobody calls, in one line. */
export function useNobodySummary({ reminder_after_s, limit_after_s }: WaitForCall): string {
  const { t } = useTranslation("designer");
  const { duration } = useFlowWords();
  const reminder = reminder_after_s === null ? null : duration(reminder_after_s);
  const limit = limit_after_s === null ? null : duration(limit_after_s);
  if (reminder && limit) return t("nobody.both", { reminder, limit });
  if (reminder) return t("nobody.onlyReminder", { reminder });
  if (limit) return t("nobody.onlyLimit", { limit });
  return t("nobody.never");
}
