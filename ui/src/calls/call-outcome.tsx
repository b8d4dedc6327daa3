import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { Facts } from "#ui/parts/facts/facts.tsx";
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
  const said = sameTogether(call.dispositions).map(({ kind, names, unnamed }) => {
    const what = t(`calls.became.${kind}`);
    const more = Math.max(0, names.length - NAMED) + unnamed;
    const shown = names.slice(0, NAMED);
    const all = names.length > 0 && more > 0 ? [...shown, t("calls.more", { count: more })] : shown;
    if (all.length > 0) return t("calls.becameOf", { what, name: list.format(all) });
    return unnamed > 1 ? t("calls.becameTimes", { what, count: unnamed }) : what;
  });
  return <Facts facts={said} />;
}

/** So many are named of those with whom the same became. */
const NAMED = 3;

type Disposition = Shape<"CallSummary">["dispositions"][number];
type Same = { kind: Disposition["kind"]; names: string[]; unnamed: number };

/** What became of a call, each once, with those it became of. */
function sameTogether(dispositions: readonly Disposition[]): readonly Same[] {
  const by = new Map<Disposition["kind"], Same>();
  for (const { kind, person_name: name } of dispositions) {
    const same = by.get(kind) ?? { kind, names: [], unnamed: 0 };
    by.set(kind, same);
    if (name) same.names.push(name);
    else same.unnamed += 1;
  }
  return [...by.values()];
}
