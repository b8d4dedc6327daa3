import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { ComputerHabits } from "#ui/settings/computer/computer-habits.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

/** What is said of both habits on a desktop that has a place for the icon, or none. */
async function said(has_tray: boolean): Promise<string> {
  const now = { start_at_login: true, keep_running: true, has_tray };
  const read = () => Promise.resolve(now);
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ComputerHabits habits={{ read, change: read }} />
    </QueryClientProvider>,
  );
  await screen.findByText("Start Baton when I log in");
  return document.body.textContent;
}

it("says of the tray only what is true on a desktop that has none", async () => {
  expect(await said(true)).toMatch(/waits in the tray.*its icon beside the clock/);
  cleanup();
  const without = await said(false);

  expect(without).not.toMatch(/waits in the tray|beside the clock/);
  expect(without).toMatch(/Its window opens.*closing the window asks whether to quit/);
});
