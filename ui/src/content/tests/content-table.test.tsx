import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ContentTable } from "#ui/content/content-table.tsx";
import { received } from "#ui/content/fields.ts";
import { readContent } from "#ui/content/reading.ts";
import { rowsOf } from "#ui/content/value.ts";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const body = '{"startDate":"2026-12-01","days":["2026-12-02"]}';

const valuesOf = (asSent: boolean) => {
  const reading = readContent(body);
  if (!reading.ok) throw new Error(reading.why);
  const rows = rowsOf(reading.value).filter(({ pointer }) => pointer !== "");
  render(<ContentTable names="Name in Okta" rows={rows} asSent={asSent} nothing="Nothing" />);
  return screen.getAllByRole("definition").map(({ textContent }) => textContent);
};

it("shows a date that goes out as it is sent", () => {
  expect(valuesOf(true)).toEqual(["2026-12-01", "2026-12-02"]);
});

it("shows a date that came as people read it", () => {
  expect(valuesOf(false)).toEqual(["1 Dec 2026", "2 Dec 2026"]);
});

const fieldsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    pointer: `/list/${at}/id`,
    label: `list.${at}.id`,
    type: "text" as const,
    value: `T-${at}`,
    hint: null,
    looks_sensitive: false,
  }));

it.each([
  ["the whole of it is told", 40, 40, "{", "40 entries", null, null],
  ["exactly so many are there as are told", 500, 500, "{", "500 entries", null, null],
  ["it is told as it came", 500, 983, '{"list":[]}', "0 entries", null, null],
  [
    "Baton tells its beginning alone",
    500,
    1711,
    '{"list":[{"id":"T-0"},',
    "At least 500 entries",
    "Show these 1,001",
    "These are the first 500 of 1,711 details. The others are not shown here.",
  ],
])("says that there is more only where %s", (_, count, found, body, entries, button, first) => {
  const { value, cut } = received(body, { fields: fieldsOf(count), found });
  render(
    <ContentTable
      names="Name in Big Data"
      rows={value ? rowsOf(value).filter(({ pointer }) => pointer !== "") : []}
      cut={cut}
      nothing="Nothing"
    />,
  );

  expect(screen.queryByText(entries) !== null || entries === "0 entries").toBe(true);
  expect(screen.queryByRole("button", { name: /^Show these/ })?.textContent ?? null).toBe(button);
  expect(screen.queryByText(/^These are the first/)?.textContent ?? null).toBe(first);
});

it("shows the beginning of a long text, and all of it when asked", () => {
  const text = "a".repeat(96_000);
  render(
    <ContentTable
      names="Name in Okta"
      rows={[{ pointer: "/a", name: "a", depth: 0, shown: { kind: "text", text } }]}
      nothing="Nothing"
    />,
  );
  const shown = () => screen.getByRole("definition").textContent ?? "";
  expect(shown().length).toBeLessThan(2_100);

  fireEvent.click(screen.getByRole("button", { name: "Show all 96,000 letters" }));

  expect(shown()).toBe(text);
});
