import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useTimes } from "#ui/words/times.ts";

export type KeptWords = {
  who: string;
  /** The same in the middle of a sentence, where a name alone begins with a capital letter. */
  within: string;
  /** The work e-mail by which the call names its only person, where that is not said already. */
  email: string | null;
  note: string;
};

/** Whom a kept call is about, and what would become of it if it were started now. */
export function useKeptWords(): (call: Shape<"KeptCall">) => KeptWords {
  const { t } = useTranslation("kept");
  const times = useTimes();
  return (call) => {
    const { people, count, from, comes_to: comesTo, was_problem: wasProblem } = call;
    if (count === null) {
      const { who, email } = saidWhom(call);
      // Not too long, then: nothing that can be read says for whom a run would begin.
      if (who !== null) return { who, within: who, email, note: t("note.from", { from }) };
      const isUnreadable = comesTo === "unreadable";
      return {
        who: t(isUnreadable ? "who.unreadable" : "who.unread"),
        within: t(isUnreadable ? "who.unreadableWithin" : "who.unreadWithin"),
        email: null,
        note: isUnreadable ? t("note.nobody") : t("note.tooLong", { from }),
      };
    }
    const [first] = people;
    if (!first) {
      const { who, email } = saidWhom(call);
      return {
        who: who ?? t("who.nobody"),
        within: who ?? t("who.nobodyWithin"),
        email,
        note: t(who === null ? "note.nobody" : "note.nobodyFound"),
      };
    }
    const name = first.name ?? first.value;
    const others = count - 1;
    const who = others > 0 ? t("who.more", { name, count: others }) : name;
    const email = others > 0 || name === first.value ? null : first.value;
    const key = noteOf(call);
    const values = {
      from,
      date: first.done_at === null ? "" : times.date(first.done_at),
      count: call.again,
      looked: call.looked_at,
      all: count,
    };
    const said = key === "from" && wasProblem ? "mended" : key;
    return { who, within: who, email, note: t(`note.${said}`, values) };
  };
}

/** Whom a call names all the same, where it is read for nobody. */
function saidWhom({ says: { display_name: name, work_email: email } }: Shape<"KeptCall">) {
  return { who: name ?? email ?? null, email: name === undefined ? null : (email ?? null) };
}

/** What is said of all its people at once, or of the only one. */
function noteOf(call: Shape<"KeptCall">) {
  const { comes_to: comesTo, people, count } = call;
  if (comesTo === "nothing") return "notMet";
  if (comesTo === "problem" || comesTo === "unreadable") return "problem";
  const [first] = people;
  if (!first || count !== 1) return noteOfMany(call);
  if (first.person === null) return noteOfNobody(first);
  if (first.has_left) return "left";
  if (first.in_it) return "inIt";
  return first.starts && first.done_at !== null ? "done" : "from";
}

/** What is said of somebody who is not known: without an “@” the call names no address at all. */
function noteOfNobody({ starts, value }: Shape<"KeptPerson">) {
  if (starts) return "added";
  return value.includes("@") ? "unknown" : "noEmail";
}

function noteOfMany({ count, looked_at: lookedAt, begin, again }: Shape<"KeptCall">) {
  const isPart = lookedAt !== count;
  if (again === 0) return isPart ? "partly" : "from";
  if (isPart) return "someDoneAtLeast";
  return begin === 0 ? "allDone" : "someDone";
}
