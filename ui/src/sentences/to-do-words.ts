import type { TFunction } from "i18next";

type ToDo = { readonly toFix: number; readonly toCheck: number };

/** How much is to fix and to check, as the foot of the Steps list says it. */
export function toDoWords(t: TFunction<"steps">, { toFix, toCheck }: ToDo): string[] {
  return [
    ...(toFix > 0 ? [t("to_fix", { count: toFix })] : []),
    ...(toCheck > 0 ? [t("to_check", { count: toCheck })] : []),
  ];
}
