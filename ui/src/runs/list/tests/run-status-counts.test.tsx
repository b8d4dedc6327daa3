import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, it } from "vitest";
import { RunStatusCounts } from "#ui/runs/list/run-status-counts.tsx";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

const n = (n: number) => ({ n, exact: true });
const counts = { running: n(0), waiting: n(1), needs_you: n(4), done: n(2), stopped: n(0) };

it.each([
  ["a word", { search: "hofmann" }],
  ["a person", { person: "per_1" }],
  ["what they wait for", { waiting: "tool" as const }],
])("no number stands there that is not of what is looked for: %s", (_, filters) => {
  render(<RunStatusCounts counts={counts} filters={filters} onChange={() => undefined} />);

  screen.getByRole("radio", { name: "Needs you" });
});

it("of a workflow and a status they are", () => {
  const filters = { workflow: "wf_1", status: "waiting" as const };
  render(<RunStatusCounts counts={counts} filters={filters} onChange={() => undefined} />);

  screen.getByRole("radio", { name: "Needs you 4" });
});

it.each([
  ["en", "Needs you 4"],
  ["de", "Handlungsbedarf 4"],
])("a status and its number need no grammar: %s", async (language, said) => {
  await i18next.changeLanguage(language);
  render(<RunStatusCounts counts={counts} filters={{}} onChange={() => undefined} />);

  screen.getByRole("radio", { name: said });
});
