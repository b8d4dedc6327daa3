import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import { LivePreview } from "#ui/steps/call-webhook/what/live-preview.tsx";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

vi.mock("#ui/editing/sample-select.tsx", () => ({ SampleSelect: () => null }));
vi.mock("#ui/content/person-chip.tsx", () => ({ PersonChip: () => null }));

const MASK = "••••••••";

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

/** Opens a preview that is made anew, with another number, each time it is asked for. */
async function open(department: () => string) {
  let made = 0;
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    const isWhole = pathname.endsWith("/reveal");
    asked.push(isWhole ? "whole" : "masked");
    made += 1;
    const data = { department: department(), ssn: isWhole ? "078-05-1120" : MASK, number: made };
    const rows = Object.entries(data).map(([name, value]) => ({
      name,
      value: String(value),
      each_time: name === "number",
    }));
    const hidden = isWhole
      ? { details: [], pointers: [] }
      : { details: ["SSN"], pointers: ["/ssn"] };
    const url = "https://okta.example/in";
    const body = JSON.stringify(data);
    return Response.json({ method: "POST", url, headers: [], body, rows, hidden, problems: [] });
  });
  const step = call("Tell Okta");
  const designer = {
    workflow: { id: "wf_1" },
    definition: flow(step),
    isReadOnly: false,
    announce: () => undefined,
  } as unknown as Designer;
  const previewOf = (person: { id: string; display_name: string }) => (
    <QueryClientProvider client={queries}>
      <DesignerProvider value={{ ...designer, person } as Designer}>
        <LivePreview
          step={step.id}
          action={freshCall()}
          change={() => undefined}
          connection={null}
          tool="Okta"
        />
      </DesignerProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(previewOf({ id: "per_1", display_name: "Ada Lovelace" }));
  fireEvent.click(await screen.findByRole("button", { name: "Show SSN" }));
  await screen.findByText("078-05-1120");
  return {
    asked,
    choose: (id: string) => rerender(previewOf({ id, display_name: id })),
    lines: () => [...document.querySelectorAll("dl > div")].map((line) => line.textContent),
  };
}

it("what was hidden is shown in the data that was there, not in data made anew", async () => {
  const { asked, lines } = await open(() => "IT");

  expect(asked).toEqual(["masked", "whole"]);
  expect(lines()).toEqual(["departmentIT", "ssn078-05-1120", "number1 different each time"]);
});

it("what was shown of one person is not shown of another, however alike they are", async () => {
  const { choose } = await open(() => "IT");

  choose("per_2");

  expect(screen.queryByText("078-05-1120")).toBeNull();
  await screen.findByRole("button", { name: "Show SSN" });
  expect(screen.queryByText("078-05-1120")).toBeNull();
});

it("data that has become another meanwhile is shown as it is now, hidden and shown", async () => {
  const departments = ["IT", "Finance"];
  const { asked, lines } = await open(() => departments.shift() ?? "Finance");

  expect(asked).toEqual(["masked", "whole", "masked"]);
  expect(lines()).toContain("departmentFinance");
  fireEvent.click(screen.getByRole("button", { name: "Hide SSN" }));
  await waitFor(() => expect(screen.queryByText("078-05-1120")).toBeNull());
  expect(lines()).toContain("departmentFinance");
});
