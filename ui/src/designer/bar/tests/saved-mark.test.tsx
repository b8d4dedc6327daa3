import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { SavedMark } from "#ui/designer/bar/saved-mark.tsx";
import { draftReducer, startDraft } from "#ui/document/draft-state.ts";
import { type Designer, DesignerProvider } from "#ui/editing/context.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";

vi.stubGlobal("fetch", async () => Response.json({ actor: "Dana" }));

afterEach(cleanup);

const step = call("Okta");
const saved = startDraft(flow(step), 1, new Date(2026, 10, 29, 9, 0).toISOString());
const rename = { kind: "rename", step: step.id, name: "Mine" } as const;
const edited = draftReducer(saved, { kind: "edit", edit: rename, at: 0 });
const failed = { ...edited, save: "failed" as const };
const asked = { agreed: edited.stored, by: "Sam", at: "" };

it.each([
  ["nothing was changed since it was saved", saved, null, "Draft saved 09:00"],
  ["somebody else saved it last", saved, "Sam", "Draft saved 09:00 by Sam"],
  ["whoever looks at it saved it last", saved, "Dana", "Draft saved 09:00"],
  ["it is being saved", edited, null, "Saving…"],
  [
    "it could not be saved",
    failed,
    null,
    "Not saved. Baton keeps trying. Do not close this window.",
  ],
  [
    "it could not be saved, and there is nothing to save any more",
    { ...saved, save: "failed" as const },
    null,
    "Draft saved 09:00",
  ],
  [
    "another admin changed the same, so nothing is tried before one chooses",
    { ...edited, asked },
    "Sam",
    "Not all saved. Choose what to keep.",
  ],
  [
    "another admin changed the same, and the rest could not be saved",
    { ...failed, asked: { ...asked, agreed: edited.history.present } },
    "Sam",
    "Not saved. Baton keeps trying. Do not close this window.",
  ],
])("says how the draft stands with what is saved: %s", async (_, draft, by, said) => {
  const designer = { draft, workflow: { draft_saved_by: by } } as unknown as Designer;
  render(
    <QueryClientProvider client={queries}>
      <DesignerProvider value={designer}>
        <SavedMark />
      </DesignerProvider>
    </QueryClientProvider>,
  );

  const mark = await screen.findByText(said);
  expect(mark.textContent).toBe(said);
});
