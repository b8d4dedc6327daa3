import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ContentTable } from "#ui/content/content-table.tsx";
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
