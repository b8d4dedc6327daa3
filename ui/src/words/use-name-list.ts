import { apart } from "#ui/words/apart.ts";
import { useLocale } from "#ui/words/use-locale.ts";

/** Names, one after the other the language's way, each with the direction of its own. */
export function useNameList(
  type: Intl.ListFormatType = "conjunction",
): (names: readonly string[]) => string {
  const list = new Intl.ListFormat(useLocale(), { type });
  return (names) => list.format(names.map(apart));
}
