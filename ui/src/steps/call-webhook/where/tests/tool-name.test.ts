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
    ["acme.okta.com", "Okta"],
    ["acme.okta.example", "Okta"],
    ["acme-admin.oktapreview.com", "Okta"],
    ["jira.acme.example", "Jira"],
    ["okta.acme.co.uk", "Okta"],
    ["acme.atlassian.net", "Jira"],
    ["acme.service-now.com", "ServiceNow"],
    ["hooks.slack.com", "Slack"],
    ["hook.eu1.make.com", "Make"],
    ["acme.webhook.office.com", "Teams"],
    ["prod-12.westeurope.logic.azure.com", "Power Automate"],
    ["API.BambooHR.com.", "BambooHR"],
  ])("are called as people call them, whosever the host is: %s", (host, name) => {
    expect(toolName(host)).toBe(name);
  });

  it.each([
    ["hooks.acme.example", "Acme"],
    ["hooks.acme.co.uk", "Acme"],
    ["hooks.acme.com.au", "Acme"],
    ["co.uk", "Co"],
    ["acme-hr.herokuapp.com", "Acme-hr"],
    ["hooks.co.example", "Co"],
    ["make.example", "Make"],
    ["example.box", "Example"],
    ["constructor.acme.example", "Acme"],
  ])("are called by whose host it is where no tool is known: %s", (host, name) => {
    expect(toolName(host)).toBe(name);
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
