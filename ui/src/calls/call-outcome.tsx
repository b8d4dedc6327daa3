import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useLocale } from "#ui/words/use-locale.ts";

type CallOutcomeProps = { call: Shape<"CallSummary"> };

/** What became of a call, in words. */
export function CallOutcome({ call }: CallOutcomeProps) {
  const { t } = useTranslation("designer");
  const locale = useLocale();
  if (call.kind !== "accepted") return t(`calls.kind.${call.kind}`);
  if (call.dispositions.length === 0) {
    return call.duplicate_of ? t("calls.became.duplicate") : t("calls.kind.accepted");
  }
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const words = call.dispositions
    .slice(0, 3)
    .map((one) =>
      one.person_name
        ? t("calls.becameOf", { what: t(`calls.became.${one.kind}`), name: one.person_name })
        : t(`calls.became.${one.kind}`),
    );
  const more = call.dispositions.length - words.length;
  return list.format(more > 0 ? [...words, t("calls.more", { count: more })] : words);
}
