import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, it } from "vitest";
import { RunStatusCounts } from "#ui/runs/list/run-status-counts.tsx";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

it.each([
  ["en", "Needs you 4"],
  ["de", "Handlungsbedarf 4"],
])("a status and its number need no grammar: %s", async (language, said) => {
  await i18next.changeLanguage(language);
  const n = (n: number) => ({ n, exact: true });
  const counts = {
    running: n(0),
    waiting: n(1),
    needs_you: n(4),
    done: n(2),
    stopped: n(0),
  };
  render(<RunStatusCounts counts={counts} filters={{}} onChange={() => undefined} />);

  screen.getByRole("radio", { name: said });
});
