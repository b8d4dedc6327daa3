import { useTranslation } from "react-i18next";
import type { Run } from "#ui/api/shapes.ts";
import { referenceOf } from "#ui/document/detail-names.ts";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";

/** What started a run, in words; of a change from what to what, as far as it is not sensitive. */
export function useStartedWords(): (started: Run["started_by"]) => string {
  const { t } = useTranslation("run");
  const { value } = useConditionWords();
  const { personDetail } = useFlowWords();
  return ({ kind, params }) => {
    const { by = "", detail = "", before, after } = params;
    const reference = referenceOf(detail);
    const said = (text = "") => value(reference, text);
    const values = {
      by,
      detail: personDetail(detail),
      before: said(before),
      after: said(after),
    };
    if (kind !== "changed") return t(`startedBy.${kind}`, values);
    if (params.hidden) return t("startedBy.from_to.hidden", values);
    if (before !== undefined && after !== undefined) return t("startedBy.from_to.both", values);
    if (after !== undefined) return t("startedBy.from_to.filled", values);
    return t(before === undefined ? "startedBy.changed" : "startedBy.from_to.emptied", values);
  };
}
