import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Outline, OutlinePath } from "#ui/document/outline.ts";
import { branches } from "#ui/document/sequences.ts";

/** What the paths of a flow are called. */
export type PathWords = {
  /** The admin's name; "Path 2" where there is none, "Otherwise" for the path that is left. */
  readonly name: (path: OutlinePath) => string;
  /** The same where one cannot see which split it belongs to: of several of one name, with that. */
  readonly told: (path: OutlinePath) => string;
};

export function usePathWords(of: Outline): PathWords {
  const { t } = useTranslation("steps");
  return useMemo(() => {
    const name = (path: OutlinePath) => pathName(t, of, path);
    return {
      name,
      told: (path) => {
        const own = name(path);
        const same = [...of.paths.values()].filter((one) => name(one) === own);
        const owner = of.byId.get(path.owner);
        if (same.length < 2 || !owner?.step) return own;
        return t("path_of", { path: own, number: owner.number, name: owner.step.name });
      },
    };
  }, [t, of]);
}

/** What a path is called beside its split. */
export function pathName(
  t: TFunction<"steps">,
  of: Outline,
  { key, owner, name }: OutlinePath,
): string {
  if (name === null) return t("otherwise");
  if (name.trim() !== "") return name;
  const step = of.byId.get(owner)?.step;
  const index = step ? branches(step).findIndex((path) => path.key === key) : -1;
  return t("path_number", { number: index + 1 });
}
