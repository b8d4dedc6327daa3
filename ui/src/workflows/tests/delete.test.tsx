import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useToasts } from "#ui/parts/toasts.ts";
import { DeleteDialog } from "#ui/workflows/delete-dialog.tsx";
import "#ui/words/i18n.ts";

const REFUSED = Response.json({ code: "wrong_state", status: 409 }, { status: 409 });
const asked: string[] = [];
let refuses = "";

beforeEach(() => {
  asked.length = 0;
  refuses = "";
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async ({ method, url }: Request) => {
    const ask = `${method} ${new URL(url).pathname}`;
    if (method !== "GET") asked.push(ask);
    return ask.endsWith(refuses) && refuses !== "" ? REFUSED.clone() : Response.json({});
  });
  useToasts.setState({ shown: [] });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const said = () => useToasts.getState().shown.map(({ text }) => text);
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

function open() {
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <DeleteDialog workflow={{ id: "wf_1", name: "Leavers" }} onClose={onClose} />
    </QueryClientProvider>,
  );
  return onClose;
}

it("promises before it is deleted what “Undo” does, and nothing that nobody can do later", () => {
  open();

  expect(screen.getByRole("alertdialog").textContent).toContain(
    "Its web addresses stop working. “Undo” right afterwards brings it back, with the same addresses.",
  );
});

it.each([
  ["brings it back", "", "“Leavers” is back."],
  ["is refused", "/restore", "The workflow’s state does not allow this."],
])("says that a deleted workflow is back only where it is: “Undo” %s", async (_, which, came) => {
  refuses = which;
  const onClose = open();

  press("Delete workflow");
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(said()).toEqual(["“Leavers” is deleted."]);
  const [toast] = useToasts.getState().shown;
  toast?.action?.run();

  await waitFor(() => expect(said()).toHaveLength(2));
  expect(said()[1]).toContain(came);
  expect(asked).toEqual(["DELETE /api/v1/workflows/wf_1", "POST /api/v1/workflows/wf_1/restore"]);
});

it("says that a workflow is deleted only where it is", async () => {
  refuses = "/wf_1";
  const onClose = open();

  press("Delete workflow");

  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(said()).toEqual([]);
  expect(onClose).not.toHaveBeenCalled();
});
