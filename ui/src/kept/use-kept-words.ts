import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

type Person = Shape<"KeptPerson">;

/** Whom a kept call is about, and what would become of it if it were started now. */
export function useKeptWords(): (call: Shape<"KeptCall">) => { who: string; note: string } {
  const { t } = useTranslation("kept");
  return ({ people, count, from }) => {
    if (count === null) return { who: t("who.unread"), note: t("note.from", { from }) };
    const [first] = people;
    if (!first) return { who: t("who.nobody"), note: t("note.nobody") };
    const name = first.name ?? first.value;
    const others = count - 1;
    if (others > 0) {
      return { who: t("who.more", { name, count: others }), note: t("note.from", { from }) };
    }
    return { who: name, note: t(`note.${noteOf(first)}`, { from }) };
  };
}

function noteOf({ person, has_left: hasLeft, in_it: isInIt, starts }: Person) {
  if (person === null) return starts ? "added" : "unknown";
  if (hasLeft) return "left";
  return isInIt ? "inIt" : "from";
}
