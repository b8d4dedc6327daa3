import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { isPartly } from "#ui/calls/call-status.ts";
import { Facts } from "#ui/parts/facts/facts.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useLocale } from "#ui/words/use-locale.ts";

type CallOutcomeProps = { call: Shape<"CallSummary"> };

/** What became of a call, in words. */
export function CallOutcome({ call }: CallOutcomeProps) {
  const { t } = useTranslation("designer");
  const locale = useLocale();
  if (call.kind !== "accepted") return t(`calls.kind.${call.kind}`);
  const unread = call.readable ? [] : [t("calls.notReadable")];
  if (call.dispositions.length === 0 && call.readable) {
    return call.duplicate_of ? t("calls.became.duplicate") : t("calls.kind.accepted");
  }
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const saidOf = ({ kind, count }: Shape<"Became">) => {
    const what = t(`calls.became.${kind}`);
    const shown = namesOf(call.dispositions, kind);
    const more = count - shown.length;
    const all = shown.length > 0 && more > 0 ? [...shown, t("calls.more", { count: more })] : shown;
    if (all.length > 0) return t("calls.becameOf", { what, name: list.format(all) });
    return count > 1 ? t("calls.becameTimes", { what, count }) : what;
  };
  if (!isPartly(call)) return <Facts facts={[...unread, ...call.became.map(saidOf)]} />;
  const [needed, others] = [true, false].map((isNeeded) =>
    call.became.filter(({ kind }) => (kind === "problem") === isNeeded).map(saidOf),
  );
  return (
    <>
      <Facts facts={[...unread, ...(others ?? [])]} />
      {" · "}
      <span className="status status-needs_you is-wrapping">
        <StatusGlyph status="needs_you" />
        <span className="wrap">
          <Facts facts={needed ?? []} />
        </span>
      </span>
    </>
  );
}

/** So many are named of those with whom the same became. */
const NAMED = 3;

type Disposition = Shape<"CallSummary">["dispositions"][number];

/** The first of those with whom this became. */
function namesOf(
  dispositions: readonly Disposition[],
  kind: Disposition["kind"],
): readonly string[] {
  const same = dispositions.filter((one) => one.kind === kind);
  return same.flatMap((one) => one.person_name ?? []).slice(0, NAMED);
}
