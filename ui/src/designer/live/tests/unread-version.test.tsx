import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { DesignerBanners } from "#ui/designer/draft/designer-banners.tsx";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({ useNavigate: () => () => undefined }));
afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

/** The banners of a workflow of which version 3 is live; to which version somebody went back. */
function banners(live_unreadable: boolean, readable: readonly number[]) {
  const items = readable.map((version) => ({ version }));
  vi.stubGlobal("fetch", async () => Response.json({ items, next: null, unreadable: [] }));
  const wentBack = vi.fn();
  const workflow = { id: "wf_1", name: "New hires", state: "live", live_version: 3 };
  const designer = {
    workflow: { ...workflow, live_unreadable },
    draft: { asked: null },
    isReadOnly: false,
  } as unknown as Designer;
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <DesignerBanners tryOut={null} onGoBack={wentBack} />
      </DesignerProvider>
    </QueryClientProvider>,
  );
  return wentBack;
}

it("leads back to the newest version that can be read", async () => {
  const wentBack = banners(true, [2, 1]);

  expect(screen.getByText("Version 3 can’t be read.")).toBeTruthy();
  fireEvent.click(await screen.findByRole("button", { name: /^Go back to version 2/ }));

  expect(wentBack).toHaveBeenCalledWith(2);
});

it("leads back nowhere where no version can be read", async () => {
  banners(true, []);

  expect(screen.getByText(/go live with the draft/)).toBeTruthy();
  await vi.waitFor(() => expect(queries.isFetching()).toBe(0));
  expect(screen.queryByRole("button")).toBeNull();
});

it("says nothing of a version that can be read", () => {
  banners(false, [3, 2, 1]);

  expect(screen.queryByText(/can’t be read/)).toBeNull();
});
