import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { CallOutcome } from "#ui/calls/call-outcome.tsx";
import { callStatus } from "#ui/calls/call-status.ts";
import { Facts } from "#ui/parts/facts/facts.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { calledBy, whoIsNamed } from "#ui/problem-actions/who-is-said.ts";
import { knownProblem, useProblemKindWords } from "#ui/words/problem-kind-words.ts";
import { useTimes } from "#ui/words/times.ts";

type EarlierCallProps = {
  call: Shape<"CallSummary">;
  /** Whom it is about by what it says, where nobody was looked for when it came. */
  who?: string | null;
};

/** Whom a call was about, else what it names, else who called; and what became of it, or why not. */
export function EarlierCall({ call, who: said = null }: EarlierCallProps) {
  const { t } = useTranslation("designer");
  const [only, ...others] = call.dispositions;
  const words = useProblemKindWords();
  const isOne = others.length === 0;
  const known = only?.person_name ?? said;
  const name = isOne ? calledBy(known, call.says, only?.detail.value) : null;
  const problem =
    isOne && only && only.kind === "problem" ? knownProblem(only.detail.problem) : null;
  const why = problem && words(problem, only?.detail ?? {}).title;
  const status = callStatus(call);
  const times = useTimes();
  const became = ({ kind, detail }: (typeof call.dispositions)[number], name: string) =>
    kind === "settling" && detail.until
      ? t("calls.settlesUntil", { time: times.near(detail.until), name })
      : t(`calls.became.${kind}`);
  /** Who chose it for its run, and whom it names. */
  const given = (detail: (typeof call.dispositions)[number]["detail"]): readonly string[] => {
    const { given_by: by } = detail;
    if (!by) return [];
    const who = whoIsNamed(detail);
    return [who === null ? t("calls.given", { by }) : t("calls.givenAbout", { by, who })];
  };
  return (
    <>
      <span className="small wrap">
        {name === null ? t("calls.by", { from: call.from || t("anotherTool") }) : <bdi>{name}</bdi>}
      </span>
      <span className={status ? `status status-${status} is-wrapping small` : "small muted"}>
        {status && <StatusGlyph status={status} />}
        <span className="wrap">
          {why ? (
            t("calls.becameOf", { what: t("calls.became.problem"), name: why })
          ) : name !== null && only ? (
            <Facts facts={[became(only, name), ...given(only.detail)]} />
          ) : (
            <CallOutcome call={call} />
          )}
        </span>
      </span>
    </>
  );
}
