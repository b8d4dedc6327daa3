import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useAuthWords } from "#ui/connections/auth-words.ts";
import { useTokenWay } from "#ui/pasted-token/token-way.ts";
import "#ui/words/i18n.ts";

type Way = Parameters<ReturnType<typeof useTokenWay>>[0];

const CASES: [Way, string | null][] = [
  [{ kind: "bearer", header_name: null, prefix: null }, "Okta gets Authorization: Bearer ••••••••"],
  [
    { kind: "header", header_name: "Authorization", prefix: "SSWS " },
    "Okta gets Authorization: SSWS ••••••••",
  ],
  [{ kind: "header", header_name: "X-Api-Key", prefix: null }, "Okta gets X-Api-Key: ••••••••"],
  [{ kind: "basic", header_name: null, prefix: null }, "Okta gets Authorization: Basic ••••••••"],
  [{ kind: "inside", header_name: null, prefix: null }, null],
  [{ kind: "none", header_name: null, prefix: null }, null],
];

it.each(CASES)("says in which form a tool gets its token: %o", (way, said) => {
  const { result } = renderHook(() => useTokenWay());

  expect(result.current(way, "Okta")).toBe(said);
});

it("names the word before the token in the list of connections, too", () => {
  const { result } = renderHook(() => useAuthWords());
  const auth = { kind: "header", header_name: "Authorization", prefix: "SSWS " };
  type Told = Parameters<typeof result.current>[0];

  expect(result.current({ auth, used_by: [] } as unknown as Told)).toBe(
    "Token sent separately, as “Authorization: SSWS ••••••••”",
  );
});
