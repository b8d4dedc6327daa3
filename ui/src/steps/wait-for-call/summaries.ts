import { useTranslation } from "react-i18next";
import { useMatchSentence } from "#ui/calls/matching/use-match-words.ts";
import type { MatchBy } from "#ui/document/definition.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import type { WaitForCall } from "#ui/steps/wait-for-call/settings.ts";

/** Whether the field of the call that says whom it is about was picked, and what it is compared with. */
export function isSaid(match: MatchBy): boolean {
  const isPicked = match.call.kind === "picked" && match.call.pointer !== "";
  return isPicked && (match.kind !== "step_answer" || match.pointer !== "");
}

/** Who a call is about, in one line. */
export function useWhoSummary(match: MatchBy): string {
  const { of } = useDesigner();
  const sentence = useMatchSentence();
  return sentence(match, { name: null, stepName: (id) => of.byId.get(id)?.step?.name ?? "" });
}

/** What happens when nobody calls, in one line. */
export function useNobodySummary({ reminder_after_s, limit_after_s }: WaitForCall): string {
  const { t } = useTranslation("designer");
  const { duration } = useFlowWords();
  const reminder = reminder_after_s === null ? null : duration(reminder_after_s);
  const limit = limit_after_s === null ? null : duration(limit_after_s);
  if (reminder && limit) return t("nobody.both", { reminder, limit });
  if (reminder) return t("nobody.onlyReminder", { reminder });
  if (limit) return t("nobody.onlyLimit", { limit });
  return t("nobody.never");
}
