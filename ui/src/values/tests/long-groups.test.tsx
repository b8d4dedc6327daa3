import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { outline } from "#ui/document/outline.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { flow, wait } from "#ui/steps/tests/flows.ts";
import { DetailPicker } from "#ui/values/detail-picker.tsx";
import { useDetails } from "#ui/values/use-details.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const FIELDS = [...Array.from({ length: 1_000 }, (_, at) => `field${at}`), "Straße"];
/** As the server compares: it writes ß and umlauts out. */
const plain = (text: string) => text.toLowerCase().replaceAll("ß", "ss");
const STEP = wait("Laptop");

/** Tells the first two details of the start, or of those that are searched. */
function serve() {
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async (request: Request) => {
    const search = new URL(request.url).searchParams.get("search") ?? "";
    const found = FIELDS.filter((name) => plain(name).includes(plain(search)));
    const details = found.slice(0, 2).map((name) => ({
      reference: { source: { kind: "trigger" }, pointer: `/${name}` },
      ...{ name, label_key: null, sample: null, sensitive: false, type: "text" },
      ...{ each_time: false, seen_in: null },
    }));
    const source = { kind: "trigger" };
    const group = { source, label_key: "source.trigger", step_name: null, unavailable: null };
    return Response.json([{ ...group, details, more: found.length > 2 }]);
  });
}

function Picker() {
  const anchor = useRef<HTMLDivElement>(null);
  const { groups } = useDetails(STEP.id);
  return (
    <div ref={anchor}>
      <DetailPicker
        anchor={anchor}
        groups={groups}
        onPick={() => undefined}
        onClose={() => undefined}
      />
    </div>
  );
}

function show() {
  const designer = { workflow: { id: "wf_1" }, person: null, of: outline(flow(STEP)) };
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer as unknown as Designer}>
        <Picker />
      </DesignerProvider>
    </QueryClientProvider>,
  );
}

it("a picker says that there are more details, and finds what it did not list", async () => {
  serve();
  show();

  await screen.findByText(/there are more. Type to find them\.$/);
  expect(screen.queryByText("field871")).toBeNull();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "field871" } });

  await screen.findByText("field871");
  expect(screen.queryByText(/there are more/)).toBeNull();
});

it("a picker shows what the server found, also where it compares letters otherwise", async () => {
  serve();
  show();
  await screen.findByText(/there are more. Type to find them\.$/);
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "strasse" } });

  await screen.findByText("Straße");
});
