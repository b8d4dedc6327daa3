import { useTranslation } from "react-i18next";
import type { ConditionGroup } from "#ui/document/definition.ts";
import { useConditionSummary } from "#ui/sentences/use-condition-summary.ts";

type PathWhenProps = {
  /** The path that is left when no condition is met. */
  isLeft: boolean;
  condition: ConditionGroup | null;
};

/** When a path is taken, in words; nothing where it always is. */
export function usePathWhen({ isLeft, condition }: PathWhenProps): string {
  const { t } = useTranslation("steps");
  const summary = useConditionSummary(condition);
  if (isLeft) return t("everyone_else");
  return summary === "" ? "" : t("if_condition", { condition: summary });
}

/** The same, as a part of a list. */
export function PathWhen(props: PathWhenProps) {
  return usePathWhen(props);
}
