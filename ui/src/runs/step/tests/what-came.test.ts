import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useWhatCame } from "#ui/runs/step/came/use-what-came.ts";
import "#ui/words/i18n.ts";

const NOTHING = { named: 0, others: 0, unread: 0, more: false };

it.each([
  ["nothing", "IT-482", NOTHING, "Nothing has arrived for Maria Lopez."],
  [
    "one that names nobody here",
    "IT-482",
    { ...NOTHING, others: 1 },
    "Nothing that names Maria Lopez or “IT-482” has arrived. 1 other call came to this address.",
  ],
  [
    "many that name nobody here, without a value",
    null,
    { ...NOTHING, others: 4 },
    "Nothing that names Maria Lopez has arrived. 4 other calls came to this address.",
  ],
  [
    "four, of which three name her ticket",
    "IT-482",
    { ...NOTHING, named: 3, others: 1 },
    "3 calls name Maria Lopez or “IT-482”, and did not move this run. 1 other call came to this address.",
  ],
  [
    "one that names her, without a value",
    null,
    { ...NOTHING, named: 1 },
    "1 call names Maria Lopez, and did not move this run.",
  ],
  [
    "one that was not read, and no other",
    "IT-482",
    { ...NOTHING, unread: 1 },
    "1 call was not read: it is too long, or no data. It may be about Maria Lopez.",
  ],
  [
    "two that were not read, and one that names nobody here",
    "IT-482",
    { ...NOTHING, others: 1, unread: 2 },
    "No call that was read names Maria Lopez or “IT-482”. 1 other call came to this address. 2 calls were not read: they are too long, or no data. They may be about Maria Lopez.",
  ],
  [
    "more than were looked at",
    "IT-482",
    { ...NOTHING, others: 100, more: true },
    "Nothing that names Maria Lopez or “IT-482” has arrived. 100 other calls came to this address. There are earlier ones, too.",
  ],
])("says what came: %s", (_, match_value, calls, said) => {
  const { result } = renderHook(() => useWhatCame());

  expect(result.current({ match_value, calls }, "Maria Lopez").join(" ")).toBe(said);
});
