import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** Whom a kept call is about, and what would become of it if it were started now. */
export function useKeptWords(): (call: Shape<"KeptCall">) => { who: string; note: string } {
  const { t } = useTranslation("kept");
  return ({ people, count, from, comes_to: comesTo }) => {
    if (count === null) return { who: t("who.unread"), note: t("note.from", { from }) };
    const [first] = people;
    if (!first) return { who: t("who.nobody"), note: t("note.nobody") };
    const name = first.name ?? first.value;
    const others = count - 1;
    const who = others > 0 ? t("who.more", { name, count: others }) : name;
    return { who, note: t(`note.${noteOf(comesTo, first, others)}`, { from }) };
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
