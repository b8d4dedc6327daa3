import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useSession } from "#ui/api/session.ts";
import type { Workflow } from "#ui/api/shapes.ts";
import { systemQuery } from "#ui/api/system.ts";
import { ApiProblem, offline } from "#ui/api/wire/problem.ts";
import { useDraft } from "#ui/designer/draft/use-draft.ts";
import type { Definition } from "#ui/document/definition.ts";
import { draftsOfOthers } from "#ui/document/draft/kept-drafts.ts";
import { newMark } from "#ui/document/history.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import { isLostAtTheEnd } from "#ui/parts/window/before-the-end.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

/** The server's draft, and what becomes of each save: stored or not, answered or not. */
const server = {
  revision: 1,
  draft: {} as Definition,
  saves: [] as ("ok" | "lost" | "stored_unanswered" | "refused" | "never")[],
  /** The drafts that were stored, the first one first. */
  stored: [] as Definition[],
  /** What happens while one is under way. */
  meanwhile: (_save: number) => {},
  asked: 0,
  /** What happens right after one was stored. */
  afterwards: () => {},
};
const AT = "2026-11-28T09:00:00Z";

vi.mock("#ui/api/editing/drafts.ts", () => ({
  saveDraft: (_id: string, body: { revision: number; definition: Definition }) => {
    const fate = server.saves.shift() ?? "ok";
    server.asked += 1;
    server.meanwhile(server.asked);
    if (fate === "never") return new Promise(() => undefined);
    if (fate === "lost") return Promise.reject(offline(null));
    if (fate === "refused") return Promise.reject(new ApiProblem("not_signed_in", 401, "", null));
    if (body.revision !== server.revision) {
      return Promise.reject(new ApiProblem("stale_draft", 409, "", null));
    }
    server.revision += 1;
    server.draft = body.definition;
    server.stored.push(body.definition);
    if (fate === "stored_unanswered") return Promise.reject(offline(null));
    setTimeout(server.afterwards);
    return Promise.resolve({ revision: server.revision, saved_at: AT, saved_by: "Dana" });
  },
  readRevisions: () => Promise.reject(offline(null)),
}));
vi.mock("#ui/api/workflows.ts", () => ({ readWorkflow: () => Promise.resolve(workflowNow()) }));

const step = call("Okta");

function workflowNow(): Workflow {
  const { draft, revision } = server;
  return { id: "wf_1", draft, draft_revision: revision, draft_saved_at: AT } as Workflow;
}

/** The designer of whoever is signed in. */
function open(actor = "Dana") {
  const client = new QueryClient();
  client.setQueryData(systemQuery.queryKey, { actor } as never);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const view = renderHook(({ workflow }) => useDraft(workflow), {
    wrapper,
    initialProps: { workflow: workflowNow() },
  });
  const rename = (name: string, mark?: number, at = 0) =>
    act(() =>
      view.result.current.dispatch({
        kind: "edit",
        edit: { kind: "rename", step: step.id, name },
        at,
        ...(mark ? { mark } : {}),
      }),
    );
  const settle = () => view.result.current.settled().catch(() => null);
  return { ...view, rename, settle };
}

const nameOf = ({ steps }: Definition) => steps[0]?.name;
const shown = ({ result }: ReturnType<typeof open>) => nameOf(result.current.state.history.present);

beforeEach(() => {
  // What is rendered while one waits is rendered then, as in a browser.
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  Object.assign(server, {
    revision: 2,
    draft: flow(step),
    saves: [],
    stored: [],
    asked: 0,
    meanwhile: () => {},
    afterwards: () => {},
  });
  useToasts.setState({ shown: [] });
  useSession.setState({ signedOut: false, keepsEdits: false });
});
afterEach(cleanup);

it("meets no conflict with itself, whichever of its saves had no answer", async () => {
  const designer = open();
  server.saves = ["lost", "stored_unanswered"];
  server.meanwhile = (save) =>
    ["B", "C"].slice(save - 1, save).forEach((name) => {
      designer.rename(name);
    });
  designer.rename("A");
  await designer.settle();

  expect(server.asked).toBe(3);
  expect(shown(designer)).toBe("C");
  expect(designer.result.current.state.asked).toBeNull();
  await designer.settle();
  expect(designer.result.current.state.save).toBe("saved");
  expect(nameOf(server.draft)).toBe("C");
});

it("names the revision that it saved, also when another's draft has come in since", async () => {
  const designer = open();
  server.afterwards = () => {
    const theirs = { ...workflowNow(), draft: flow(call("Theirs")), draft_revision: 4 };
    designer.rerender({ workflow: theirs });
  };
  designer.rename("Mine");
  const revision = await designer.result.current.settled();

  expect(shown(designer)).toBe("Theirs");
  expect(revision).toBe(3);
});

it("says why it could not be saved", async () => {
  const designer = open();
  server.saves = Array.from({ length: 20 }, () => "lost" as const);
  designer.rename("Mine");

  await expect(designer.result.current.settled()).rejects.toMatchObject({ code: "offline" });
});

/** Another admin saves the draft as it is made of what the server has. */
function savedByAnother(designer: ReturnType<typeof open>, steps: typeof server.draft.steps) {
  server.draft = structuredClone({ ...server.draft, steps });
  server.revision += 1;
  act(() => designer.rerender({ workflow: workflowNow() }));
}

const named = (name: string) => server.draft.steps.map((one) => ({ ...one, name }));

it("takes in what another saved, and undoes its own edit alone", async () => {
  const designer = open();
  designer.rename("Mine");
  await designer.settle();
  savedByAnother(designer, [...server.draft.steps, call("Theirs")]);
  const names = () => designer.result.current.state.history.present.steps.map(({ name }) => name);

  expect(names()).toEqual(["Mine", "Theirs"]);
  act(() => designer.result.current.dispatch({ kind: "undo" }));
  expect(names()).toEqual(["Okta", "Theirs"]);
  await designer.settle();
  expect(server.draft.steps.map(({ name }) => name)).toEqual(["Okta", "Theirs"]);
});

it("never replaces what is typed in the field that has the focus, but asks", async () => {
  const field = document.body.appendChild(document.createElement("input"));
  field.focus();
  const designer = open();
  designer.rename("Mine");
  await designer.settle();
  savedByAnother(designer, named("Theirs"));

  expect(shown(designer)).toBe("Mine");
  expect(designer.result.current.state.asked).not.toBeNull();
  expect(designer.result.current.isUnsaved()).toBe(true);

  act(() => designer.result.current.dispatch({ kind: "keep_theirs" }));
  field.remove();
  expect(shown(designer)).toBe("Theirs");
  act(() => designer.result.current.dispatch({ kind: "undo" }));
  expect(shown(designer)).toBe("Mine");
});

it("takes in another's change of a field that was left", async () => {
  const designer = open();
  designer.rename("Mine");
  await designer.settle();
  savedByAnother(designer, named("Theirs"));

  expect(shown(designer)).toBe("Theirs");
  expect(designer.result.current.state.save).toBe("saved");
});

it("saves edits that came quickly each by itself, so that each can be undone after a restart", async () => {
  const designer = open();
  ["A", "B", "C"].forEach((name, at) => {
    designer.rename(name, undefined, at * 10_000);
  });
  await designer.settle();

  expect(server.stored.map(nameOf)).toEqual(["A", "B", "C"]);
  expect(designer.result.current.isUnsaved()).toBe(false);
});

it("keeps the edits of an ended session for whoever made them, and saves them for nobody else", async () => {
  server.saves = ["refused", "refused", "refused"];
  const dana = open("Dana");
  dana.rename("Dana's");
  await dana.settle();
  act(() => useSession.setState({ signedOut: true }));
  dana.unmount();
  act(() => useSession.setState({ signedOut: false }));

  const sam = open("Sam");
  await sam.settle();
  expect(shown(sam)).toBe("Okta");
  expect(nameOf(server.draft)).toBe("Okta");
  expect(draftsOfOthers("wf_1", "Sam").map(({ by }) => by)).toEqual(["Dana"]);
  sam.unmount();

  const again = open("Dana");
  await again.settle();
  expect(nameOf(server.draft)).toBe("Dana's");
  expect(draftsOfOthers("wf_1", "Sam")).toEqual([]);
});

it("says that nothing is taken back where the page was left", () => {
  const designer = open();
  const mark = newMark();
  designer.rename("Later", mark);
  const { takeBack } = designer.result.current;
  designer.unmount();

  expect(takeBack(mark)).toBe("left");
});

it("says that Undo could not read what was there before", async () => {
  const designer = open();
  act(() => designer.result.current.dispatch({ kind: "undo" }));
  expect(useToasts.getState().shown).toEqual([]);

  act(() =>
    designer.result.current.dispatch({
      kind: "earlier",
      edit: { code: "rename", name: "x", part: null, step: null },
    }),
  );
  act(() => designer.result.current.dispatch({ kind: "undo" }));

  await waitFor(() =>
    expect(useToasts.getState().shown.map(({ text }) => text)).toEqual([
      "Nothing was undone: Baton could not read the earlier drafts. Try it again.",
    ]),
  );
});

it("is saved before the program ends, which is told where it could not be", async () => {
  const designer = open();
  designer.rename("Last");
  expect(await isLostAtTheEnd()).toBe(false);
  expect(nameOf(server.draft)).toBe("Last");

  server.saves = ["never"];
  designer.rename("Never");
  expect(await isLostAtTheEnd(1)).toBe(true);
  designer.unmount();
  expect(await isLostAtTheEnd(1)).toBe(false);
});
