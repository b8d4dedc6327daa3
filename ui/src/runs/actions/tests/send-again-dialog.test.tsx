import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SendAgainDialog } from "#ui/runs/actions/send-again-dialog.tsx";
import { AHEAD, runOf } from "#ui/runs/tests/run-of.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

const sent = vi.fn((_: unknown) => undefined);
vi.mock("#ui/content/person-chip.tsx", () => ({ PersonChip: () => null }));

/** What the server knows of the step, and what it is told. */
function answering(data: () => Response | Promise<Response>) {
  vi.stubGlobal("fetch", async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/data")) return data();
    if (!pathname.endsWith("/send-again")) return Response.json([]);
    const told = await request.json();
    sent(told);
    const { seen } = await (await data()).json();
    return told.text === undefined || told.seen === seen
      ? Response.json({})
      : Response.json({ code: "stale_data" }, { status: 409 });
  });
}

vi.stubGlobal("CSS", { escape: (text: string) => text });
beforeEach(() => sent.mockClear());
afterEach(cleanup);

async function asks(body: string, lacks: string[] = [], isChanging = true) {
  answering(() => Response.json(stepData(body, lacks)));
  const step = opens(isChanging);
  await screen.findByRole("checkbox", { name: "Change the data first" });
  type(/Why send it again/, "Okta lost it");
  return step;
}

function opens(isChanging: boolean) {
  const okta = call("Create Okta user");
  const step = { ...AHEAD, status: "needs_you" as const };
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      <SendAgainDialog
        run={runOf(flow(okta), { [okta.id]: step })}
        stepId={okta.id}
        stepName="Create Okta user"
        step={step}
        verb="send_again"
        isChanging={isChanging}
        onClose={() => {}}
      />
    </QueryClientProvider>,
  );
  return okta.id;
}

const type = (name: RegExp, text: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value: text } });
const send = () => fireEvent.click(screen.getByRole("button", { name: "Send again" }));

it("sends what was changed", async () => {
  const step = await asks('{"team":"IT","age":41}');

  type(/team/, "Support");
  send();
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0]).toEqual({
    step,
    reason: "Okta lost it",
    text: '{"team":"Support","age":41}',
    seen: "1",
  });
});

it("sends it as it is where nothing is to be changed", async () => {
  const step = await asks('{"team":"IT"}', [], false);

  send();
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0]).toEqual({ step, reason: "Okta lost it" });
});

it("does not send what still lacks a value, and names it", async () => {
  await asks('{"profile":{"startDate":null}}', ["profile.startDate"]);

  send();
  expect(document.body.textContent).toContain("Fill this in first: profile.startDate.");
  expect(sent).not.toHaveBeenCalled();

  type(/startDate/, "2026-12-01");
  send();
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0]).toMatchObject({ text: '{"profile":{"startDate":"2026-12-01"}}' });
});

it("does not pretend that something is changed", async () => {
  await asks('{"team":"IT"}');

  send();
  expect(document.body.textContent).toContain("Nothing is changed.");
  expect(sent).not.toHaveBeenCalled();
});

it.each([
  ["has not come", () => new Promise<Response>(() => {}), /^The data has not come/],
  ["is refused", () => Response.json({ code: "damaged" }, { status: 409 }), "Try again"],
  ["goes to no address", () => Response.json(stepData("{}", ["path"])), /nowhere to send/],
  ["is none", () => Response.json(stepData(null, [])), /sends no data/],
])("does not send unchanged what was to be changed while the data %s", async (_, data, said) => {
  answering(data);
  opens(true);
  type(/Why send it again/, "Okta lost it");

  send();
  expect(await screen.findAllByText(said)).not.toHaveLength(0);
  send();
  expect(sent).not.toHaveBeenCalled();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

function stepData(body: string | null, lacks: string[], seen = "1") {
  return { seen, body, hidden: { details: [], pointers: [], more: 0 }, lacks };
}

it("shows what was hidden in the data as it is now, where it became other data meanwhile", async () => {
  const hidden = { details: ["SSN"], pointers: ["/ssn"] };
  let team = "IT";
  vi.stubGlobal("fetch", async (request: Request) => {
    const isWhole = new URL(request.url).pathname.endsWith("/reveal");
    const ssn = isWhole ? "078-05-1120" : "••••••••";
    return Response.json({
      ...stepData(JSON.stringify({ team, ssn }), [], team),
      ...(!isWhole && { hidden }),
    });
  });
  opens(true);
  const show = await screen.findByRole("button", { name: "Show SSN" });
  team = "HR";

  fireEvent.click(show);
  await screen.findByDisplayValue("HR");
  expect(await screen.findByDisplayValue("078-05-1120")).toBeTruthy();
});

it("sends nothing over what became other data meanwhile, and says what that is", async () => {
  let now = stepData('{"department":"Sales","team":"A"}', []);
  answering(() => Response.json(now));
  opens(true);
  await screen.findByRole("checkbox", { name: "Change the data first" });
  type(/Why send it again/, "Okta lost it");
  type(/team/, "B");
  now = stepData('{"department":"Finance","team":"A"}', [], "2");

  send();
  await screen.findByText(/^This data has changed since you opened it. What you typed stays/);
  expect(sent.mock.calls.map(([body]) => body)).toMatchObject([{ seen: "1" }]);
  expect(screen.getByText("Sales")).toBeTruthy();

  send();
  await waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
  expect(sent.mock.calls[1]?.[0]).toMatchObject({
    text: '{"department":"Finance","team":"B"}',
    seen: "2",
  });

  fireEvent.click(screen.getByRole("button", { name: "Begin again from what it is now" }));
  expect(screen.getByRole("textbox", { name: /team/ })).toHaveProperty("value", "A");
});
