import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

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
  return ({ people, count, from, comes_to: comesTo, was_problem: wasProblem }) => {
    if (count === null)
      return {
        who: t("who.unread"),
        within: t("who.unreadWithin"),
        email: null,
        note: t("note.from", { from }),
      };
    const [first] = people;
    if (!first) {
      return {
        who: t("who.nobody"),
        within: t("who.nobodyWithin"),
        email: null,
        note: t("note.nobody"),
      };
    }
    const name = first.name ?? first.value;
    const others = count - 1;
    const who = others > 0 ? t("who.more", { name, count: others }) : name;
    const email = others > 0 || name === first.value ? null : first.value;
    const note = noteOf(comesTo, first, others);
    const said = note === "from" && wasProblem ? "mended" : note;
    return { who, within: who, email, note: t(`note.${said}`, { from }) };
  };
}

/** What is said of all its people at once, or of the only one. */
function noteOf(
  comesTo: Shape<"KeptCall">["comes_to"],
  { person, has_left: hasLeft, in_it: isInIt, starts }: Shape<"KeptPerson">,
  others: number,
) {
  if (comesTo === "nothing") return "notMet";
  if (comesTo === "problem") return "problem";
  if (others > 0) return "from";
  if (person === null) return starts ? "added" : "unknown";
  if (hasLeft) return "left";
  return isInIt ? "inIt" : "from";
}
