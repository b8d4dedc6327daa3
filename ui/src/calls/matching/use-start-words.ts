import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";

/** What is said of the last call to a start. */
export type SaidStart = {
  tone: "good" | "bad";
  text: string;
  people: readonly Shape<"MatchedPerson">[];
};

/** Whom the last call to a start is about, in one sentence and by name. */
export function useStartWords(): (matched: Shape<"Matched">, adds: boolean) => SaidStart {
  const { t } = useTranslation("designer");
  return ({ values, more }, adds) => {
    const [first] = values;
    const people = values.flatMap((value) => value.people);
    const bad = (text: string): SaidStart => ({ tone: "bad", text, people });
    const good = (text: string): SaidStart => ({ tone: "good", text, people });
    if (!first) return bad(t("start.namesNobody"));
    const emails = values.filter((value) => value.is_email);
    if (emails.length === 0) {
      const value = first.value ?? "";
      return bad(value === "" ? t("start.noEmail") : t("start.noEmailBut", { value }));
    }
    const all = values.length + more;
    const unknown = emails.filter((value) => value.fits === "nobody").length;
    if (all === 1) {
      if (unknown === 0) return good(t("start.about"));
      const said = { value: first.value ?? "" };
      return good(adds ? t("start.aboutNew", said) : t("start.aboutUnknown", said));
    }
    const text = [
      t("start.aboutMany", { count: all }),
      ...(unknown > 0 ? [t(adds ? "start.manyNew" : "start.manyUnknown", { count: unknown })] : []),
      ...(emails.length < values.length
        ? [t("start.manyNoEmail", { count: values.length - emails.length })]
        : []),
    ].join(" ");
    return emails.length < values.length ? bad(text) : good(text);
  };
}
