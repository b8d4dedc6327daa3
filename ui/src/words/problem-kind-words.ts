import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { PROBLEM_KINDS } from "#ui/api/wire/lists.ts";

type Params = Record<string, string>;

/** So many people of one call are used; earlier versions of Baton did not say so. */
const MOST_NAMED = 10_000;

/** The kind of that name; null for names that have no words. */
export function knownProblem(name: string | undefined) {
  return PROBLEM_KINDS.find((kind) => kind === name) ?? null;
}

/** What a problem is called, and what usually fixes it. */
export function useProblemKindWords(): (
  kind: Shape<"ProblemKind">,
  params: Params,
  names?: { tool?: string | null; step?: string | null },
) => { title: string; text: string; status: string } {
  const { t } = useTranslation("problems");
  return (kind, params, names = {}) => {
    const step = names.step ?? params.step_name ?? "";
    const tool = names.tool ?? params.tool ?? params.host ?? step;
    const most = Number(params.most ?? MOST_NAMED);
    const more = params.more ?? t("some");
    const values = { ...params, step, tool: tool || t("theTool"), more, most };
    return {
      title: t(`kind.${kind}.title`, values),
      text: t(`kind.${kind}.text`, values),
      status: params.status ?? "",
    };
  };
}
