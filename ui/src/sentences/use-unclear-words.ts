import { useTranslation } from "react-i18next";
import { referenceNamed } from "#ui/document/detail-names.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

/** What a condition can take a detail for. */
const WANTED = ["text", "number", "date", "yes_no", "list", "person"] as const;

/** Says why a run cannot tell which path to take: which path, by which detail, what that was. */
export function useUnclearWords(): (params: Readonly<Record<string, string>>) => {
  title: string;
  text: string;
} {
  const { t } = useTranslation("run");
  const words = useFlowWords();
  return (params) => {
    const title = t("step.pathUnclear", { path: params.path_name ?? "" });
    const reference = referenceNamed(params.detail ?? "");
    if (!reference) return { title, text: t("step.pathUnclearText") };
    const detail = words.detail(reference);
    const { found } = params;
    const wanted = WANTED.find((one) => one === params.wanted);
    return {
      title,
      text:
        wanted && found
          ? t(`step.pathFound.${wanted}`, { detail, found })
          : t("step.pathUnclearDetail", { detail }),
    };
  };
}
