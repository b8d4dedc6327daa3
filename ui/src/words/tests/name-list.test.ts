import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useNameList } from "#ui/words/use-name-list.ts";
import "#ui/words/i18n.ts";

it("names in a list keep their own direction, each by itself", () => {
  const { result } = renderHook(() => useNameList());

  expect(result.current(["Max", "نورة", "Li\u202e"])).toBe(
    "Max, \u2068نورة\u2069 and \u2068Li\u202e\u2069",
  );
});
