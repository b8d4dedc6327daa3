import { type PartKey, useKindWords } from "#ui/sentences/kind-words.ts";
import { stepKinds } from "#ui/steps/registry.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

/** What the settings of a step that sends are called, one after the other: "what is sent". */
export function useSettingNames(): (parts: readonly string[]) => string {
  const { t, i18n } = useKindWords();
  const list = useNameList();
  const isPart = (key: string): key is PartKey => i18n.exists(key, { ns: "kinds" });
  return (parts) => {
    const keys = parts.map((part) =>
      stepKinds()
        .map((kind) => `${kind}.part.${part}`)
        .find(isPart),
    );
    return list(keys.flatMap((key) => (key ? [t(key)] : [])));
  };
}
