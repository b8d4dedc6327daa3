import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import type { HistoryRow } from "#ui/api/shapes.ts";
import type { Field } from "#ui/document/definition.ts";
import { saysWho, useHistoryWords } from "#ui/runs/happened/history-words.ts";
import { stepOf } from "#ui/runs/step/step-of.ts";
import { call, flow } from "#ui/steps/tests/flows.ts";
import "#ui/words/i18n.ts";
import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { queries } from "#ui/api/cache/query-client.ts";

const around = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={queries}>{children}</QueryClientProvider>
);

const startDate: Field = {
  name: "profile.startDate",
  value: {
    segments: [
      {
        kind: "detail",
        reference: { source: { kind: "person" }, pointer: "/start_date" },
        format: "as_is",
      },
    ],
    type: "text",
    when_empty: { kind: "stop" },
  },
};

it.each([
  ["profile.startDate", "Maria changed Start date before “Okta” was sent again: it was empty"],
  [
    "profile.startDate\nteam",
    "Maria changed Start date and team before “Okta” was sent again: it was empty",
  ],
])("says who changed what before it was sent again: %s", (changed, said) => {
  const okta = call("Okta", { content: { kind: "fields", fields: [startDate] } });
  const row: HistoryRow = {
    id: 1,
    at: "2026-11-28T09:00:00Z",
    step: okta.id,
    kind: "sent_new",
    params: { changed, why: "it was empty" },
    by: "Maria",
  };
  const { result } = renderHook(() => useHistoryWords(), { wrapper: around });

  expect(result.current(row, stepOf(flow(okta), okta.id))).toBe(said);
  expect(saysWho(row)).toBe(true);
  expect(saysWho({ ...row, params: { why: "" } })).toBe(false);
});

it.each([
  [{ before: "2026-12-01", after: "2027-01-04" }, "is “4 Jan 2027” now, before that “1 Dec 2026”"],
  [{ after: "2027-01-04" }, "is “4 Jan 2027” now, before that it was empty"],
  [{ before: "2026-12-01" }, "is empty now, before that “1 Dec 2026”"],
  [{ hidden: "yes" }, "was changed. It is sensitive, so it is not shown"],
  [{}, "was changed. It is sensitive, so it is not shown"],
  [{ after: "2027-01-04", try_out: "yes" }, "would be “4 Jan 2027” now. A try-out changes nobody"],
])("says what a step set, from what to what: %o", (params, said) => {
  const step = call("Moves", {});
  const row: HistoryRow = {
    id: 1,
    at: "2026-11-28T09:00:00Z",
    step: step.id,
    kind: "detail_set",
    params: { detail: "start_date", ...params },
    by: "Baton",
  };
  const { result } = renderHook(() => useHistoryWords(), { wrapper: around });

  expect(result.current(row, stepOf(flow(step), step.id))).toBe(`“Moves”: Start date ${said}`);
});

it.each([
  ["call_bound", {}, "A call for “Okta” came early and is kept"],
  ["call_used", {}, "The call for “Okta” came"],
  [
    "call_bound",
    { given_by: "Dana", says_email: "stranger@other.example" },
    "Dana chose a call about stranger@other.example for “Okta” of this run. It is kept until the run comes there",
  ],
  [
    "call_used",
    { given_by: "Dana", says_name: "Sam Roe", says_email: "sam@other.example" },
    "The call about Sam Roe, sam@other.example that Dana chose for “Okta” of this run is used",
  ],
  ["call_used", { given_by: "Dana" }, "The call that Dana chose for “Okta” of this run is used"],
] as const)("says of %s with %o who chose the call, and whom it names", (kind, params, said) => {
  const okta = call("Okta");
  const at = "2026-11-28T09:00:00Z";
  // Whoever moved the run on need not have chosen its call.
  const row: HistoryRow = { id: 1, at, step: okta.id, kind, params: { ...params }, by: "Ben" };
  const { result } = renderHook(() => useHistoryWords(), { wrapper: around });

  expect(result.current(row, stepOf(flow(okta), okta.id))).toBe(said);
});
