import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { MatchBy, StepId } from "#ui/document/definition.ts";
import { dotted } from "#ui/document/detail-names.ts";
import type { FindsRun } from "#ui/editing/context.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

/** What a rule is said with: whom it is told of, and what the steps are called. */
export type ToldBy = {
  name: string | null;
  stepName: (step: StepId) => string;
};

/** What stands for a value that looks sensitive. */
const HIDDEN = "••••••";

/** How a call finds its run, in one sentence; what is still to be chosen is asked for. */
export function useMatchSentence(): (match: MatchBy, by: ToldBy) => string {
  const { t } = useTranslation("designer");
  const words = useFlowWords();
  return (match, { name, stepName }) => {
    const field = match.call.kind === "picked" ? words.field(match.call.pointer) : null;
    if (field === "") return t("match.noField");
    if (match.kind === "step_answer") {
      if (match.pointer === "") return t("match.noAnswer");
      const said = {
        field: field ?? "email",
        answer: dotted(match.pointer),
        step: stepName(match.step),
      };
      return name === null ? t("match.answer", said) : t("match.answerOf", { ...said, name });
    }
    const detail = words.personDetail(match.detail);
    if (field === null) {
      return name === null
        ? t("match.byItself", { detail })
        : t("match.byItselfOf", { detail, name });
    }
    const said = { field, detail };
    return name === null ? t("match.person", said) : t("match.personOf", { ...said, name });
  };
}

/** Whether a rule says all that it goes by: before that there is nothing to judge. */
export function isChosen(match: MatchBy): boolean {
  const isPicked = match.call.kind !== "picked" || match.call.pointer !== "";
  return isPicked && (match.kind !== "step_answer" || match.pointer !== "");
}

/** What is judged: the last call that came, or data that was put together here. */
export type JudgedCall = "last" | "told";

/** What a verdict comes to. */
export type SaidVerdict = {
  tone: "good" | "bad" | "neutral";
  text: string;
  people: readonly Shape<"MatchedPerson">[];
  /** How many more people it is about than are named. */
  more: number;
};

/** Whom a call would be about, in one sentence and by name. */
export function useVerdictWords(): (
  matched: Shape<"Matched">,
  rule: FindsRun,
  what: JudgedCall,
  never?: boolean,
) => SaidVerdict {
  const { t } = useTranslation("designer");
  return (matched, rule, what, never = false) => {
    const isUntold = never && rule.match.kind === "step_answer";
    const isTested = isUntold && matched.values[0]?.fits === "nobody";
    if (isTested) return ofTest(matched, t, t(`match.what.${what}`));
    return withEarlier(ofLast(matched, rule, what, t), matched, t);
  };
}

type Say = ReturnType<typeof useTranslation<"designer">>["t"];

/** Whom the last call would be about, or the data that is told. */
function ofLast(
  matched: Shape<"Matched">,
  { match, several }: FindsRun,
  what: JudgedCall,
  t: Say,
): SaidVerdict {
  const call = t(`match.what.${what}`);
  const said = (tone: SaidVerdict["tone"], text: string, value?: Shape<"MatchedValue">) => {
    const people = value?.people ?? [];
    return { tone, text, people, more: (value?.count ?? people.length) - people.length };
  };
  const [first, ...rest] = matched.values;
  if (!matched.judged) return said("neutral", t(`match.none.${what}`));
  if (!first) return said("bad", t("match.missing", { call }));
  if (rest.length > 0) return ofList(matched, t, call);
  if (first.fits === "one") return said("good", t("match.one", { call }), first);
  // In a try-out nobody waits but the one who is tried out, whom a real call does not move.
  if (first.fits === "known" && what === "told" && first.count === 1 && !first.otherwise) {
    return said("good", t("match.known", { call, count: first.count }), first);
  }
  if (first.fits === "known") {
    const text = t("match.known", { call, count: first.count });
    const why = t(first.otherwise ? "match.otherwise" : "match.waitsNot", { count: first.count });
    return said("neutral", `${text} ${why}`, first);
  }
  if (first.fits === "several") {
    const outcome = t(`match.outcome.${several}`);
    const text =
      first.count > 1
        ? t("match.several", { call, count: first.count })
        : t("match.runs", { call, count: first.runs });
    return said(several === "ask" ? "bad" : "good", `${text} ${outcome}`, first);
  }
  const nobody =
    match.kind === "step_answer"
      ? t("match.noRun", { call })
      : t(matched.whole ? "match.nobody" : "match.nobodyYet", { call });
  const says = first.value === null ? "" : ` ${t("match.says", { value: first.value })}`;
  return said("bad", `${nobody}${says}`);
}

/** What no run knows yet, by what the test of the step was answered. */
function ofTest({ values, tested, before }: Shape<"Matched">, t: Say, call: string): SaidVerdict {
  const said = (tone: SaidVerdict["tone"], ...texts: string[]) => ({
    ...{ tone, text: texts.join(" "), people: [], more: 0 },
  });
  if (!tested) return said("neutral", t("match.noRunYet"));
  const [value, answer] = [values[0]?.value ?? HIDDEN, tested.value ?? HIDDEN];
  if (tested.ago === 0) return said("good", t("match.testSame", { call, value }));
  const differs = t("match.testOther", { call, value, answer });
  if (tested.ago === null) return said("bad", differs, ...neither(before, t), t("match.testMend"));
  return said("neutral", differs, t("match.testBefore", { count: tested.ago }));
}

/** The same with what the calls before the last one come to, where that fits nobody. */
function withEarlier(
  said: SaidVerdict,
  { earlier, before }: Shape<"Matched">,
  t: Say,
): SaidVerdict {
  if (!earlier) return { ...said, text: [said.text, ...neither(before, t)].join(" ") };
  const { people, count } = earlier.value;
  return {
    tone: count === 1 ? "neutral" : "bad",
    text: `${said.text} ${t("match.earlier", { count: earlier.ago })}`,
    people,
    more: count - people.length,
  };
}

/** That the calls before the last one do not fit either, where some were looked at. */
function neither(before: number, t: Say): readonly string[] {
  return before > 0 ? [t("match.neither", { count: before })] : [];
}

function ofList({ values, more }: Shape<"Matched">, t: Say, call: string): SaidVerdict {
  const count = (fits: Shape<"MatchFit">) => values.filter((one) => one.fits === fits).length;
  const [one, nobody, several] = [count("one"), count("nobody"), count("several")];
  const known = count("known");
  const text = [
    t("match.list", { call, count: values.length + more }),
    ...(one > 0 ? [t("match.listOne", { count: one })] : []),
    ...(known > 0 ? [t("match.listKnown", { count: known })] : []),
    ...(nobody > 0 ? [t("match.listNobody", { count: nobody })] : []),
    ...(several > 0 ? [t("match.listSeveral", { count: several })] : []),
    ...(more > 0 ? [t("match.listMore", { count: more })] : []),
  ].join(" ");
  const people = values.flatMap((value) => (value.fits === "one" ? value.people : []));
  return {
    tone: nobody + several > 0 ? "bad" : known > 0 ? "neutral" : "good",
    text,
    people,
    more: 0,
  };
}
