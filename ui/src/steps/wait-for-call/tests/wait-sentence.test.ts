import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useFlowWords } from "#ui/sentences/use-words.ts";
import { stepSentence } from "#ui/steps/registry.ts";
import { DAY_S, freshWait } from "#ui/steps/wait-for-call/settings.ts";
import "#ui/words/i18n.ts";

const wording = {
  detail: () => "Name",
  field: (pointer: string) => pointer,
  tool: () => "Okta",
  duration: (seconds: number) => `${seconds / DAY_S} days`,
  oneOf: () => "",
};

// It waits on after both times, so that neither is where it ends.
it.each([
  [3, 14, "Waits for a call, reminder: 3 days"],
  [null, 14, "Waits for a call, reminder: 14 days"],
  [20, 14, "Waits for a call, reminder: 14 days"],
  [null, null, "Waits for a call, without a reminder"],
])("promises no end of a wait: %s and %s days", (reminder, limit, said) => {
  const seconds = (days: number | null) => (days === null ? null : days * DAY_S);
  const action = {
    ...freshWait(),
    reminder_after_s: seconds(reminder),
    limit_after_s: seconds(limit),
  };
  const { result } = renderHook(() => useFlowWords());

  expect(result.current.plain(stepSentence(action, wording))).toBe(said);
});
