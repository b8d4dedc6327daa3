import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Reference } from "#ui/document/definition.ts";
import { useSampleWords } from "#ui/sentences/use-sample-words.ts";
import "#ui/words/i18n.ts";

it.each([
  ["person", "/status", "before_start", "Before start"],
  ["person", "/start_date", "2026-12-01", /^(Dec 1 2026|1 Dec 2026|Dec 1, 2026)$/],
  ["run", "/started_at", "2026-11-28T22:44:52.548050485Z", /2026 \d{2}:\d{2}/],
  ["run", "/id", "run_01a2b3", "different each time"],
  ["person", "/department", "Finance", "Finance"],
  ["person", "/team", null, "empty"],
] as const)("shows %s%s as people read it", (kind, pointer, sample, said) => {
  const reference: Reference = { source: { kind }, pointer };
  const detail = {
    reference,
    sample,
    sensitive: false,
    each_time: false,
  };
  const { result } = renderHook(() => useSampleWords());

  expect(result.current(detail)).toMatch(said);
});
