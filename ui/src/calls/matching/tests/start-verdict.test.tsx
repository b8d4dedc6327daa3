import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { StartVerdict } from "#ui/calls/matching/start-verdict.tsx";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const by = (pointer: string, calls: number) => ({
  match_by: { kind: "person_detail", detail: "work_email", call: { kind: "picked", pointer } },
  calls,
  person: null,
});

/** Opens the verdict of a field where the last call has no address; what is taken over of it. */
function open(pointer: string, proposals: readonly object[]): string[] {
  const none = { value: "none", is_email: false, fits: "nobody", people: [], count: 0, runs: 0 };
  const matched = { judged: true, values: [none], more: 0, whole: true, proposals };
  vi.stubGlobal("fetch", async () => Response.json(matched));
  const designer = {
    workflow: { id: "wf_1" },
    definition: { trigger: { id: "trg_1" }, steps: [] },
    of: { byId: new Map(), entries: [] },
    isReadOnly: false,
  } as unknown as Designer;
  const taken: string[] = [];
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <StartVerdict
          start="trg_1"
          field={{ kind: "picked", pointer }}
          adds={false}
          address={{ id: "adr_1" } as never}
          known={{ known: [], isComplete: true } as never}
          onPropose={(one) => taken.push(one)}
        />
      </DesignerProvider>
    </QueryClientProvider>,
  );
  return taken;
}

it("proposes no field that is chosen already, and says that one call alone is bad", async () => {
  open("/data/email", [by("/data/email", 4)]);

  await screen.findByText(
    "The last call has no email address there. 4 others have one, so the field is right.",
  );
  expect(screen.queryByRole("button")).toBeNull();
});

it("proposes another field than the chosen one", async () => {
  const taken = open("/data/manager", [by("/data/email", 4)]);

  fireEvent.click(await screen.findByRole("button", { name: /^It is in/ }));
  expect(taken).toEqual(["/data/email"]);
});

it("takes the same field of another entry of a list for the same", async () => {
  open("/people/0/email", [by("/people/3/email", 2)]);

  await screen.findByText(/2 others have one, so the field is right/);
  expect(screen.queryByRole("button")).toBeNull();
});
