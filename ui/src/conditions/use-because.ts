import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import type { ConditionGroup, Reference, Test } from "#ui/document/definition.ts";
import { wantedBy } from "#ui/document/operators.ts";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";

type Judged = Shape<"JudgedCondition">;
type Verdict = Judged["verdict"];
type Told = { readonly test: Test; readonly told: Shape<"JudgedTest"> };

/** Why a condition comes to what it does: what its deciding tests found. */
export function useBecause(
  nameOf: (reference: Reference) => string,
): (condition: ConditionGroup, judged: Judged) => string {
  const { t } = useTranslation("designer");
  const words = useConditionWords(nameOf);
  const found = ({ test, told }: Told) => {
    const field = nameOf(test.reference) || t("conditions.someDetail");
    const isUnclear = told.verdict === "could_not_tell";
    if (told.hidden) {
      if (isUnclear) return t("conditions.hiddenUnclear", { field });
      return t(told.verdict === "true" ? "conditions.fits" : "conditions.fitsNot", { field });
    }
    if (told.value === null) {
      return t(isUnclear ? "conditions.isMissing" : "conditions.isEmpty", { field });
    }
    if (test.operator === "is_manager_of") {
      const filled = { person: told.value, of: words.list("any", test.values) };
      if (isUnclear) return t("conditions.managerUnknown", filled);
      return t(told.verdict === "true" ? "conditions.manages" : "conditions.managesNot", filled);
    }
    const value = words.value(test.reference, told.value);
    if (!isUnclear) return t("conditions.is", { field, value });
    return t(`conditions.unreadable.${wantedBy(test.operator)}`, { field, value });
  };
  return (condition, judged) => {
    const deciding = decidingTests(condition, judged).map(found);
    return words.list("all", [...new Set(deciding)]);
  };
}

/** The tests that are as the whole is, in the groups that are, too. */
export function decidingTests(condition: ConditionGroup, judged: Judged): Told[] {
  const { verdict } = judged;
  const inGroups = (condition.groups ?? []).flatMap((group, index) => {
    const told = judged.groups[index];
    return told?.verdict === verdict ? alike(group.tests, told.tests, verdict) : [];
  });
  return [...alike(condition.tests, judged.tests, verdict), ...inGroups];
}

function alike(tests: readonly Test[], all: Judged["tests"], verdict: Verdict): Told[] {
  return tests.flatMap((test, index) => {
    const told = all[index];
    return told?.verdict === verdict ? [{ test, told }] : [];
  });
}
