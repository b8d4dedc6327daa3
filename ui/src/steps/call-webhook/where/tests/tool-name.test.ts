import { describe, expect, it } from "vitest";
import { toolName } from "#ui/steps/call-webhook/where/tool-name.ts";

describe("tools", () => {
  it("are called by their host's own name", () => {
    expect(["hooks.okta.example", "jira.intern", "127.0.0.1", "localhost"].map(toolName)).toEqual([
      "Okta",
      "Jira",
      null,
      null,
    ]);
  });
});
