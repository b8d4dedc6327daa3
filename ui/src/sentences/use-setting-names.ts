import { type PartKey, useKindWords } from "#ui/sentences/kind-words.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

/** What the settings of a step that sends are called, one after the other: "what is sent". */
export function useSettingNames(): (parts: readonly string[]) => string {
  const { t, i18n } = useKindWords();
  const list = useNameList();
  const isPart = (key: string): key is PartKey => i18n.exists(key, { ns: "kinds" });
  return (parts) =>
    list(
      parts
        .map((part) => `call_webhook.part.${part}`)
        .filter(isPart)
        .map((key) => t(key)),
    );
}
