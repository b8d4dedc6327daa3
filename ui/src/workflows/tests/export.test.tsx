import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { host } from "#ui/host/host.ts";
import type { SaveResult } from "#ui/host/types.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import { ExportDialog } from "#ui/workflows/export-dialog.tsx";
import "#ui/words/i18n.ts";

beforeEach(() => {
  vi.stubGlobal("fetch", async () => Response.json({}));
  // Not every browser of the tests has it, and a dialog asks for it.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  useToasts.setState({ shown: [] });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it.each<[string, SaveResult, string[]]>([
  ["saved under another name", { kind: "saved", name: "mine.baton" }, ["“mine.baton” is saved."]],
  [
    "handed to the browser",
    { kind: "handed_over" },
    ["“Leavers.baton” is handed to your browser, which saves it."],
  ],
  ["not saved", { kind: "cancelled" }, []],
])("an export says where the file went: %s", async (_, result, said) => {
  const save = vi.spyOn(host, "saveFile").mockResolvedValue(result);
  const workflow = { id: "wf_1", name: "Leavers", state: "off" as const };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ExportDialog workflow={workflow} onClose={() => undefined} />
    </QueryClientProvider>,
  );

  fireEvent.click(screen.getByRole("button", { name: "Export" }));
  await waitFor(() => expect(save).toHaveBeenCalled());
  await waitFor(() => expect(useToasts.getState().shown.map(({ text }) => text)).toEqual(said));
});
