import { describe, expect, it } from "vitest";
import type { Connection } from "#ui/api/shapes.ts";
import { isUnnamed, toolName } from "#ui/steps/call-webhook/where/tool-name.ts";

describe("tools", () => {
  it("are called by their host's own name", () => {
    expect(["hooks.okta.example", "jira.intern", "127.0.0.1", "localhost"].map(toolName)).toEqual([
      "Okta",
      "Jira",
      null,
      null,
    ]);
  });

  it.each([
    ["api.xn--mller-kva.example", "Müller"],
    ["xn--bcher-kva.example", "Bücher"],
    ["hooks.xn--e1afmkfd.example", "Пример"],
    ["hooks.xn--fiqs8s.example", "中国"],
    ["hooks.xn--!!.example", "Xn--!!"],
    ["hooks.xn--mller-kv.example", "Xn--mller-kv"],
  ])("are called in letters, not as hosts are written: %s", (host, name) => {
    expect(toolName(host)).toBe(name);
  });

  it("have no name while their host stands in its place", () => {
    const named = (name: string) =>
      isUnnamed({ name, host: "127.0.0.1", shown_address: "127.0.0.1/okta" } as Connection);

    expect(["127.0.0.1", "127.0.0.1/okta", "Okta"].map(named)).toEqual([true, true, false]);
  });
});
