import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { aProblem } from "#ui/problem-actions/tests/a-problem.ts";
import { ProblemBody } from "#ui/problems/problem-body.tsx";
import { words } from "#ui/words/en/problems.ts";
import "#ui/words/i18n.ts";

const gone = vi.hoisted(() => vi.fn());

vi.mock("@tanstack/react-router", () => ({
  useNavigate: () => gone,
  Link: ({ to, search, children }: { to: string; search: object; children: ReactNode }) => (
    <a href={`${to}?${new URLSearchParams({ ...search })}`}>{children}</a>
  ),
}));

const problem: ProblemGroup = {
  ...aProblem,
  actions: ["choose_person", "ignore"],
  from: "Personio",
  step: "trg_1",
  step_name: "Another tool calls",
};
const item = {
  id: "1",
  at: "2026-11-28T09:00:00Z",
  call: "call_1",
  candidates: [],
  person_name: null,
  params: {},
  run: null,
  says: { from: "Personio", details: {} },
} as unknown as ProblemItem;

afterEach(() => {
  cleanup();
  gone.mockClear();
  queries.clear();
  vi.unstubAllGlobals();
});

function open(changed: Partial<ProblemGroup> = {}, items: readonly ProblemItem[] = []) {
  // jsdom has none.
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async () => Response.json({ items, next: null, unreadable: [] }));
  render(
    <QueryClientProvider client={queries}>
      <ProblemBody
        problem={{ ...problem, ...changed }}
        title="Said"
        text="Lead"
        onAsking={() => undefined}
      />
    </QueryClientProvider>,
  );
}

it("a call in which nobody was found leads to where its step says whom it is about", () => {
  open();

  const link = screen.getByRole("link", { name: "Open “Another tool calls”" });
  expect(link.getAttribute("href")).toBe("/workflows/$workflow?step=trg_1&replace=say_who");
});

it.each([
  ["is over", { state: "solved" }],
  ["is another one", { kind: "unreadable" }],
] as const)("there is no such way where the problem %s", (_, changed) => {
  open(changed);

  expect(screen.queryByRole("link")).toBeNull();
});

it.each([
  ["open", { state: "open" }, true],
  ["over", { state: "solved", actions: [] }, false],
  ["ignored", { state: "ignored", actions: [] }, false],
] as const)("says what is to be done as long as it is to be done: %s", (_, changed, isSaid) => {
  open({ ...changed, actions: [...(changed.state === "open" ? problem.actions : [])] });

  expect(screen.queryByText("Lead") !== null).toBe(isSaid);
});

const offered = "Then Baton offers to start the calls that are here already.";
const stay = "Calls that are here already stay here.";

it.each<[string, Partial<ProblemGroup>, string]>([
  ["of a start, they are offered", { actions: ["choose_person", "ignore"] }, offered],
  ["of a wait, they stay", { actions: ["choose_run", "ignore"] }, stay],
  ["of a wait for something else", { params: { sought: "other" } }, stay],
  [
    "of somebody unknown, who may be the wrong one",
    { kind: "unknown_person", actions: ["add_person", "choose_person"] },
    offered,
  ],
])("says what becomes of the calls once it is said whom they are about: %s", (_, changed, said) => {
  open(changed);

  screen.getByRole("link", { name: "Open “Another tool calls”" });
  expect(document.body.textContent).toContain(said);
  expect(document.body.textContent).not.toContain(said === stay ? offered : stay);
});

it("to choose somebody comes with “or” only where something else comes before it", () => {
  open({ kind: "unknown_person", actions: ["add_person", "choose_person"] });
  screen.getByRole("heading", { name: "Or choose a person we know" });
  cleanup();

  open({ kind: "unknown_person", actions: ["choose_person"] });
  screen.getByRole("heading", { name: "Choose a person we know" });
});

it("what a call says is not whom it is about where Baton found that nowhere", async () => {
  const says = { from: "Personio", details: { work_email: "boss@acme.example" } };
  open({}, [{ ...item, says } as ProblemItem]);

  await screen.findByText(/^A call that says \S*boss@acme.example/);
  screen.getByRole("heading", { name: "The calls" });
  expect(screen.queryByText("Who it is about")).toBeNull();
});

it("what was only sent again is not said to have arrived", () => {
  const ends = [{ how: "sent_again" as const, by: "Dana", count: 2 }];
  open({ state: "solved", actions: [], ended: { at: "2026-11-28T10:00:00Z", ends } });

  screen.getByText(/^What was sent again can fail again/);
});

it("what is done in place of a step is no further step", () => {
  open({ kind: "not_accepted", actions: ["send_again", "skip", "ignore"] });

  const numbers = [...document.querySelectorAll(".plan-number")].map((one) => one.textContent);
  expect(numbers).toEqual(["1"]);
  screen.getByRole("heading", { name: "Or open the run" });
});

it("says the time of a call once, and calls it no person", async () => {
  open({}, [item]);
  const line = (await screen.findByText("A call")).closest("li");

  expect(line?.textContent?.match(/\d\d:\d\d/g)).toHaveLength(1);
  screen.getByRole("heading", { name: "The calls" });
});

it("what is said of a problem is not said again under what is to be done", () => {
  const sentences = (text: string) => text.split(/(?<=\.) /);
  const { mend, send_againAs: _, ...todo } = words.todo;
  const done = [...Object.values(todo), ...Object.values(mend)].flatMap(sentences);
  const twice = Object.values(words.kind).flatMap(({ text }) =>
    sentences(text).filter((one) => done.includes(one)),
  );

  expect(twice).toEqual([]);
});

const newer: NonNullable<ProblemGroup["newer"]> = {
  version: 4,
  parts: ["content"],
  people: 1,
  more: false,
  names: ["Veit Zwo"],
  without: ["Volker Drei"],
};

it("new settings count those for whom they make another message, and name the others", () => {
  open({
    kind: "data_not_accepted",
    actions: ["use_settings", "open_run", "send_again", "ignore"],
    newer,
    people: 2,
    calls: 0,
  });

  screen.getByRole("button", { name: "Use the new settings…" });
  screen.getByText(/It is for \S*Veit Zwo\S*\. For \S*Volker Drei\S* it would be the same/);
});

it("a token that alone is another is called so", () => {
  open({ actions: ["use_settings", "ignore"], newer: { ...newer, parts: ["token"] }, people: 1 });

  screen.getByText(/something else here: token of the address/);
});

it("new settings are what mends a step for all who wait there, and nothing follows them", () => {
  open({
    kind: "value_missing",
    actions: ["use_settings", "fill_in", "send_again", "skip", "ignore"],
    params: { detail: "person /manager" },
    step_name: "Okta",
    newer: { ...newer, people: 91 },
    people: 91,
    calls: 0,
  });

  const first = screen.getByRole("heading", {
    name: "Use the new settings of “Okta” for these 91 people",
  });
  screen.getByText(/^Version 4 is live and has something else here: what is sent\. /);
  expect(first.closest("ol")?.querySelectorAll("li")).toHaveLength(1);
  screen.getByRole("button", { name: "Use the new settings for all 91…" });
  expect(screen.queryByText(words.todo.send_again)).toBeNull();
  screen.getByRole("heading", { name: "Or send the same again" });
});

const olga = {
  params: { stood: "empty" },
  says: { display_name: "Olga Leer", start_date: "2026-12-14", department: "Sales" },
};
const olgasItem = { ...item, says: { from: "Personio", details: olga.says } } as ProblemItem;

function served(people: readonly unknown[]) {
  const hidden = { details: [], pointers: [], more: 0 };
  const told = { at: item.at, from: "Personio", dispositions: [], became: [], readable: true };
  const said = { ...told, body: '{"cost":"C-17"}', data: null, fields: [], headers: [], hidden };
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async ({ url }: Request) => {
    const { pathname } = new URL(url);
    if (pathname.endsWith("/calls/call_1"))
      return Response.json({ ...said, how: null, misread: null });
    const items = pathname.endsWith("/people") ? people : [olgasItem];
    return Response.json({ items, next: null, unreadable: [], custom: [], sources: [] });
  });
  render(
    <QueryClientProvider client={queries}>
      <ProblemBody
        problem={{ ...problem, ...olga }}
        title="Said"
        text="Lead"
        onAsking={() => undefined}
      />
    </QueryClientProvider>,
  );
}

it("adds whom a call without an email names, with what it says, and the call stays in view", async () => {
  served([]);

  await screen.findByText("Add Olga Leer");
  const add = screen.getByRole("button", { name: "Add Olga Leer…" });
  expect(add.className).toContain("primary");
  const offered = screen.getAllByRole("heading", { level: 3 }).map((one) => one.textContent);
  expect(offered).toEqual(["Add Olga Leer", "Or choose a person we know", "The calls"]);
  fireEvent.click(add);

  const dialog = await screen.findByRole("alertdialog", { name: "Add the person from the call" });
  const form = within(dialog);
  expect(form.getByDisplayValue("Olga Leer")).toBeTruthy();
  expect(form.getByDisplayValue("Sales")).toBeTruthy();
  expect(form.getByDisplayValue("14/12/2026")).toBeTruthy();
  expect(await form.findByText("C-17")).toBeTruthy();
});

it("adds nobody first where somebody of that name is known", async () => {
  served([{ id: "per_1", display_name: "Olga Leer" }]);

  await screen.findByRole("button", { name: "Add Olga Leer…" });
  const choose = screen.getByRole("button", { name: "Choose a person…" });
  expect(choose.className).toContain("primary");
  expect(screen.getByText("Or add Olga Leer")).toBeTruthy();
});

it.each([
  [1, ["Ada"], "Open the run"],
  [2, ["Ada", "Ben"], "Open a run…"],
] as const)("of %i it opens the run, or asks which one", async (people, names, button) => {
  const items = names.map((name) => ({ ...item, id: name, person_name: name, run: `run_${name}` }));
  const stopped = { kind: "detail_taken", actions: ["open_run", "ignore"] } as const;
  open({ ...stopped, actions: [...stopped.actions], people }, items as ProblemItem[]);

  fireEvent.click(await screen.findByRole("button", { name: button }));

  if (people === 1) await vi.waitFor(() => expect(gone).toHaveBeenCalledTimes(1));
  else {
    const dialog = within(await screen.findByRole("dialog", { name: "Open a run" }));
    const links = (await dialog.findAllByRole("link")).map((one) => one.textContent);
    expect(links).toEqual(names);
    expect(gone).not.toHaveBeenCalled();
  }
});

it("is told to send again without a “then” where nothing comes before", () => {
  open({ kind: "tool_broken", actions: ["send_again", "ignore"] });

  expect(screen.getByRole("heading", { name: "Send again" })).toBeTruthy();
});

it.each([
  ["detail_unread", "What went out without it is not sent again."],
  ["date_missing", "Then the wait goes on by itself."],
] as const)("promises that a wait goes on only where one waits: %s", (kind, said) => {
  open({ kind, actions: ["fill_in", "ignore"], params: { detail: "person /start_date" } });

  expect(screen.getByText(/^(What went out|Then the wait)/).textContent).toBe(said);
});
