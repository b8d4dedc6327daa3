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

describe("a file that was opened with Baton", () => {
  beforeAll(async () => {
    // Not every browser of the tests has it, and a dialog asks for it.
    vi.stubGlobal("CSS", { escape: (text: string) => text });
    answers["/api/v1/workflows/import"] = read;
    vi.spyOn(host, "onAsked").mockImplementation((given) => {
      asked = given;
    });
    await openBaton("/people");
    await screen.findByRole("heading", { level: 1 });
  });

  it("is shown before anything is made of it, and the next one after it", async () => {
    asked.open({ name: "Leavers.baton", text: "{}" });
    asked.open({ name: "Gone.baton", text: null });

    const sheet = await screen.findByRole("alertdialog", { name: "Import “Leavers”" });
    expect(location.pathname).toBe("/people");
    expect(within(sheet).getByText("Okta admin token")).toBeTruthy();
    expect(document.body.textContent).not.toContain("Gone.baton");
    fireEvent.click(within(sheet).getByRole("button", { name: "Cancel" }));

    await screen.findByText(/^Baton could not read “.?Gone\.baton.?”/);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
  });

  it("waits until a dialog is closed, and what is typed there stays", async () => {
    const [add] = await screen.findAllByRole("button", { name: "Add a person" });
    if (add) fireEvent.click(add);
    const dialog = await screen.findByRole("dialog");
    const name = within(dialog).getByLabelText(/^Name/);
    fireEvent.change(name, { target: { value: "Ada Byron" } });
    asked.open({ name: "Leavers.baton", text: "{}" });
    asked.open({ name: "Leavers.baton", text: "{}" });
    asked.show("/connections");
    await new Promise((passed) => setTimeout(passed, 200));

    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect((name as HTMLInputElement).value).toBe("Ada Byron");
    expect(location.pathname).toBe("/people");
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));

    for (const _ of ["the first", "the second"]) {
      const sheet = await screen.findByRole("alertdialog", { name: "Import “Leavers”" });
      expect(screen.getAllByRole("alertdialog")).toHaveLength(1);
      fireEvent.click(within(sheet).getByRole("button", { name: "Cancel" }));
      await waitFor(() => expect(sheet.isConnected).toBe(false));
    }
    await waitFor(() => expect(location.pathname).toBe("/connections"));
  });
});
