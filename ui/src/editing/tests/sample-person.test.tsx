import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { SampleSelect } from "#ui/editing/sample-select.tsx";
import { useSamplePerson } from "#ui/editing/use-designer.ts";
import { PersonChoice } from "#ui/person-form/person-choice.tsx";
import "#ui/words/i18n.ts";

const maria = { id: "per_1", display_name: "Maria Lopez", sample: true };
const real = { id: "per_0", display_name: "Ada Byron", sample: false };

/** What the server has: pages of made-up people, of which some may be empty, and a real person. */
function serve(pages: readonly (typeof maria)[][]) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(`${request.method} ${pathname}`);
    if (request.method === "POST") return Response.json(maria);
    if (searchParams.get("sample") !== "true") return Response.json({ items: [real], next: null });
    const at = Number(searchParams.get("after") ?? 0);
    const next = at + 1 < pages.length ? String(at + 1) : null;
    return Response.json({ items: pages[at] ?? [], next });
  });
  return asked;
}

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const within =
  (queries: QueryClient) =>
  ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("a made-up person is found behind pages that have none", async () => {
  serve([[], [], [maria]]);
  const { result } = renderHook(() => useSamplePerson(), { wrapper: within(client()) });

  await waitFor(() => expect(result.current.person).not.toBeNull());
  expect(result.current.person?.display_name).toBe("Maria Lopez");
});

it("nobody real stands for a made-up person, and one press makes one", async () => {
  const asked = serve([[]]);
  const queries = client();
  const { result } = renderHook(() => useSamplePerson(), { wrapper: within(queries) });
  const designer = { person: null, isReadOnly: false } as unknown as Designer;
  render(
    <DesignerProvider value={designer}>
      <SampleSelect />
    </DesignerProvider>,
    { wrapper: within(queries) },
  );
  const make = await screen.findByRole("button", { name: "Make a sample person" });
  expect(result.current.person).toBeNull();

  fireEvent.click(make);
  await waitFor(() => expect(asked).toContain("POST /api/v1/people/sample"));
});

it("where both can be chosen, a made-up person is told from a real one", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ items: [real, maria], next: null }));
  render(<PersonChoice chosen={null} onChoose={() => undefined} />, { wrapper: within(client()) });

  const [one, other] = await screen.findAllByRole("option");
  expect(one?.textContent).toBe("Ada Byron");
  expect(other?.textContent).toBe("Maria Lopezsample");
});
