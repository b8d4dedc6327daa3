import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useChangeWords } from "#ui/designer/draft/use-change-words.ts";
import "#ui/words/i18n.ts";

it("names a changed part in words, never by its pointer", () => {
  const { result } = renderHook(() => useChangeWords());
  const say = (...fields: string[]) =>
    result.current({ kind: "changed", name: "Okta", step: "step_1", fields });

  expect(say("/action/content", "/name")).toBe("Okta: what is sent and name");
  expect(say("/start/person")).toBe("Okta: who it is about");
  expect(say("/action", "")).toBe("Okta: settings");
  expect(say()).toBe("Okta is changed");
});
