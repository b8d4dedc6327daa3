import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { answers } from "#ui/app/tests/answers.ts";
import { openBaton } from "#ui/app/tests/baton.tsx";
import { host } from "#ui/host/host.ts";
import type { Answers } from "#ui/host/types.ts";

let asked: Answers;

const read = {
  changes: [],
  connections: [{ name: "Okta admin token" }],
  definition: {
    trigger: { id: "step_start", name: "Last day", start: { kind: "manual" } },
    steps: [],
  },
  name: "Leavers",
  problems: [],
  steps_count: 0,
  to_fill_in: [],
  workflow: null,
};

describe("a file that was opened with Baton", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    // Not every browser of the tests has it, and a dialog asks for it.
    vi.stubGlobal("CSS", { escape: (text: string) => text });
    answers["/api/v1/workflows/import"] = read;
    vi.spyOn(host, "onAsked").mockImplementation((given) => {
      asked = given;
    });
    await openBaton("/people");
    await screen.findByRole("heading", { level: 1 });
  }, 60_000);

  it("is shown before anything is made of it, and the next one after it", async () => {
    asked.open({ name: "Leavers.baton", text: "{}" });
    asked.open({ name: "Gone.baton", text: null });

    const sheet = await screen.findByRole("alertdialog", { name: "Import “Leavers”" });
    expect(location.pathname).toBe("/workflows");
    expect(within(sheet).getByText("Okta admin token")).toBeTruthy();
    expect(document.body.textContent).not.toContain("Gone.baton");
    fireEvent.click(within(sheet).getByRole("button", { name: "Cancel" }));

    await screen.findByText(/^Baton could not read “.?Gone\.baton.?”/);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  });
});
