import type { i18n } from "i18next";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { type PartKey, useKindWords } from "#ui/sentences/kind-words.ts";
import { stepKinds } from "#ui/steps/registry.ts";
import { startKinds } from "#ui/triggers/registry.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** Says what a change is: "Create Okta user: what is sent and name". */
export function useChangeWords(): (change: Shape<"DefinitionChange">) => string {
  const { t, i18n } = useTranslation("designer");
  const { t: tKinds } = useKindWords();
  const locale = useLocale();
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const inWords = (pointer: string) => {
    if (pointer.endsWith("/name")) return t("field.name");
    const key = partKey(i18n, pointer);
    return key ? tKinds(key) : t("field.other");
  };
  return ({ kind, name, fields }) => {
    if (kind !== "changed" || fields.length === 0) return t(`changes.${kind}`, { name });
    return t("changes.changedIn", { name, fields: list.format(new Set(fields.map(inWords))) });
  };
}

/** What a kind calls the setting that a JSON pointer ends at; a setting without a word is none. */
function partKey(i18n: i18n, pointer: string): PartKey | null {
  const setting = pointer.split("/").at(-1);
  const isPart = (key: string): key is PartKey => i18n.exists(key, { ns: "kinds" });
  const keys = [...stepKinds(), ...startKinds()].map((kind) => `${kind}.part.${setting}`);
  return keys.find(isPart) ?? null;
}
