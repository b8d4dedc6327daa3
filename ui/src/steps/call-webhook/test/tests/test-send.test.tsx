import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { ApiProblem } from "#ui/api/wire/problem.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { freshCall } from "#ui/steps/call-webhook/settings.ts";
import { TestSend } from "#ui/steps/call-webhook/test/test-send.tsx";
import "#ui/words/i18n.ts";

const MASK = "••••••••";
const sent = vi.fn((_: { body: string | null }): Promise<unknown> => new Promise(() => undefined));

vi.mock("#ui/api/sending.ts", () => ({
  testSend: (asked: { body: string }) => sent(asked),
  revealAnswer: () => Promise.resolve({ ...answer, raw: '{"ssn":"078-05-1120"}', hidden: NONE }),
}));
const NONE = { details: [], pointers: [] };
const answer = {
  raw: `{"ssn":"${MASK}"}`,
  fields: [],
  headers: [{ name: "location", value: MASK }],
  hidden: { details: ["ssn", "location"], pointers: ["/ssn"], more: 0 },
  is_page: false,
  found: 2,
  is_kept: true,
  could_not_be_kept: false,
};
/** What a test tells that the tool took, with its answer. */
const accepted = (answer: object) => ({
  ok: true,
  status: 200,
  duration_ms: 3,
  at: "2026-11-28T09:00:00Z",
  outcome: { code: "accepted", params: {} },
  answer,
  request: { headers: [], body: null, url: "", method: "POST", hidden: NONE },
});
vi.mock("#ui/content/person-chip.tsx", () => ({ PersonChip: () => null }));
const preview = (body: string) => ({
  body,
  rows: [{ name: "number", value: null, each_time: true }],
  hidden: { details: ["Social security number"], pointers: ["/ssn"], more: 0 },
});
let masked = preview("");
vi.mock("#ui/steps/call-webhook/what/use-preview.ts", () => ({
  usePreview: () => ({
    query: { data: masked },
    reveal: () => Promise.resolve({ ...masked, body: masked.body.replace(MASK, "078-05-1120") }),
  }),
}));

let again = () => {};

function open(connection: object) {
  const designer = {
    workflow: { id: "wf_1" },
    definition: {},
    person: { id: "per_1", display_name: "Ada Lovelace" },
    isReadOnly: false,
  } as unknown as Designer;
  const page = () => (
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <TestSend
          step="step_1"
          action={{ ...freshCall(), path: [{ kind: "text", text: "/in" }] }}
          change={() => undefined}
          connection={connection as never}
          tool="Okta"
          onSent={() => undefined}
        />
      </DesignerProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(page());
  again = () => rerender(page());
  fireEvent.click(screen.getByRole("checkbox", { name: "Change the data first" }));
}

beforeEach(() => {
  sent.mockClear();
  masked = preview(`{"age":41,"ssn":"${MASK}"}`);
  open({ needs: [] });
});
afterEach(cleanup);

const button = () => screen.getByRole("button", { name: "Send a test to Okta" });
const type = (name: RegExp, text: string) =>
  fireEvent.change(screen.getByRole("textbox", { name }), { target: { value: text } });

it("data that cannot be sent is not sent, and the button says so", async () => {
  type(/age/, "a few");
  fireEvent.click(button());
  expect(document.body.textContent).toContain("First put right what is marked in the data.");
  expect(sent).not.toHaveBeenCalled();

  type(/age/, "42");
  fireEvent.click(button());
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0].body).toBe(`{"age":42,"ssn":"${MASK}"}`);
});

it("what was shown in it is hidden again, and what was typed stays", async () => {
  const page = () => document.body.innerHTML;
  fireEvent.click(screen.getByRole("button", { name: /^Show/ }));
  await waitFor(() => expect(page()).toContain("078-05-1120"));
  type(/age/, "42");
  fireEvent.click(screen.getByRole("button", { name: /^Hide/ }));

  expect(page()).not.toContain("078-05-1120");
  fireEvent.click(button());
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0].body).toBe(`{"age":42,"ssn":"${MASK}"}`);
});

function openWith(body: string) {
  cleanup();
  masked = preview(body);
  open({ needs: [] });
}

/** Asked for again, the preview says this. */
function becomes(body: string) {
  masked = preview(body);
  again();
}

it("data under an edit that is only made anew, as its number is, stays as it was seen", async () => {
  openWith('{"age":41,"number":1}');
  expect(screen.getByRole("textbox", { name: /number/ })).toHaveProperty("value", "1");
  type(/age/, "42");
  becomes('{"age":41,"number":2}');

  expect(document.body.textContent).toContain("1 change");
  fireEvent.click(button());
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0].body).toBe('{"age":42,"number":1}');
});

it("data that becomes another under an edit is said, and what was typed stays", async () => {
  openWith('{"age":41,"team":"IT","number":1}');
  type(/age/, "42");
  becomes('{"age":41,"team":"HR","number":2}');

  const told = screen.getByText(/^This data has changed since you opened it/).parentElement;
  expect(told?.textContent).toContain("teamIt was ITand now is HR");
  expect(told?.textContent).not.toContain("number");
  fireEvent.click(button());
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  expect(sent.mock.calls[0]?.[0].body).toBe('{"age":42,"team":"HR","number":2}');
});

it("what is hidden in the answer is shown on demand, but for a header, which is not kept", async () => {
  sent.mockResolvedValueOnce(accepted(answer));
  fireEvent.click(screen.getByRole("checkbox", { name: "Change the data first" }));
  fireEvent.click(button());
  const show = await screen.findByRole("button", { name: "Show ssn" });
  expect(document.body.textContent).toContain("Hidden because it is sensitive: location.");

  fireEvent.click(show);
  await waitFor(() => expect(document.body.textContent).toContain("078-05-1120"));
  fireEvent.click(screen.getByRole("button", { name: "Hide ssn" }));
  expect(document.body.textContent).not.toContain("078-05-1120");
});

it.each([
  [["address"], "It needs a web address first."],
  [["local_consent"], "Allow the web address first, under “Where to”."],
  [["token", "unencrypted_consent"], "It needs its token first."],
  [["other_address"], "It needs another web address first. Baton never sends to this one."],
])("what is missing before a test is said, and nothing else: %s", (needs, said) => {
  cleanup();
  open({ needs });

  fireEvent.click(button());

  expect(document.body.textContent).toContain(said);
  expect(sent).not.toHaveBeenCalled();
});

const held = { what: "Another program keeps Baton’s file", sent: "The test was not sent." };

it.each([
  ["was refused before it was sent", "file_held" as const, true],
  ["has no answer, so that nobody knows", "offline" as const, false],
])("says whether a test was sent that %s", async (_, code, isSaid) => {
  sent.mockRejectedValueOnce(new ApiProblem(code, 503, "", null));
  fireEvent.click(screen.getByRole("checkbox", { name: "Change the data first" }));
  fireEvent.click(button());
  await screen.findByRole("alert");

  expect(document.body.textContent?.includes(held.sent)).toBe(isSaid);
  expect(document.body.textContent?.includes(held.what)).toBe(isSaid);
});

it("says that a test was sent whose answer could not be stored, and offers nothing of it", async () => {
  const unkept = {
    ...answer,
    raw: '{"id":"00u1"}',
    fields: [{ pointer: "/id", name: "id", value: "00u1", kind: "text" }],
    ...{ headers: [], hidden: NONE, is_kept: false, could_not_be_kept: true },
  };
  sent.mockResolvedValueOnce(accepted(unkept));
  fireEvent.click(screen.getByRole("checkbox", { name: "Change the data first" }));
  fireEvent.click(button());

  await screen.findByText(/^The test was sent, but what came back could not be stored/);
  expect(screen.queryByText("Used as")).toBeNull();
});
