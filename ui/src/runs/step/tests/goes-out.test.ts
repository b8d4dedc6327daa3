import { renderHook } from "@testing-library/react";
import { useTranslation } from "react-i18next";
import { expect, it } from "vitest";
import { goesOut } from "#ui/runs/step/goes-out.ts";
import "#ui/words/i18n.ts";

const message = (tries: number) => ({
  id: "msg_1",
  occurrence: 1,
  state: "queued" as const,
  tries,
  next_try_at: null,
});

it.each([
  ["was never made", null, "Nothing has gone out yet. The details are taken as they are now."],
  ["was made and not tried", message(0), "The same data goes out. None of it has gone out before."],
  [
    "was tried",
    message(1),
    "The same data goes out under the same number, so the other tool can tell that it is a repeat.",
  ],
])("says what sending again is where the message %s", (_, found, said) => {
  const { result } = renderHook(() => useTranslation("run"));

  expect(result.current.t(`sending.same.${goesOut({ message: found })}`)).toBe(said);
});
