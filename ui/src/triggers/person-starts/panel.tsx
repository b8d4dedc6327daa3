import { useKindWords } from "#ui/sentences/kind-words.ts";

/** There is nothing to set: what starts a run, and what does not. */
export function PersonStartsPanel() {
  const { t } = useKindWords();
  return <p className="help">{t("person_starts.panel.help")}</p>;
}
