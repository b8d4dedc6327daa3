import type { ConditionGroup } from "#ui/document/definition.ts";
import { useConditionWords } from "#ui/sentences/use-condition-words.ts";

/** A condition in one line of words. */
export function useConditionSummary(condition: ConditionGroup | null): string {
  const words = useConditionWords();
  return condition ? words.condition(condition) : "";
}
