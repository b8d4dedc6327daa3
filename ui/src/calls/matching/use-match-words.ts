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

/** A workflow of which no run has got an answer yet; what the step's test got there, where that is known. */
export type NeverRun = { readonly tested: string | null };

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
  never?: NeverRun | null,
) => SaidVerdict {
  const { t } = useTranslation("designer");
  return (matched, { match, several }, what, never = null) => {
    const call = t(`match.what.${what}`);
    const said = (tone: SaidVerdict["tone"], text: string, value?: Shape<"MatchedValue">) => {
      const people = value?.people ?? [];
      return { tone, text, people, more: (value?.count ?? people.length) - people.length };
    };
    const [first, ...rest] = matched.values;
    if (match.kind === "step_answer" && first?.fits === "nobody" && never) {
      const { value } = first;
      if (value === null || value !== never.tested) return said("neutral", t("match.noRunYet"));
      return said("good", t("match.testSame", { call, value }));
    }
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
  };
}

type Say = ReturnType<typeof useTranslation<"designer">>["t"];

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
