import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import { host } from "#ui/host/host.ts";
import type { HabitsOfComputer } from "#ui/host/types.ts";
import { WhereItRuns } from "#ui/settings/computer/where-it-runs.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const SLEEPS =
  "Baton stops while this computer sleeps, and goes on when it wakes. A call that comes meanwhile does not reach Baton. Only the tool that called can send it again.";

/** A computer of one's own that goes on without its window, or does not. */
function keeping(keep_running: boolean): HabitsOfComputer {
  const read = async () => ({ start_at_login: false, keep_running, has_tray: true });
  return { read, change: read };
}

it.each([
  [
    "goes on when the window is closed",
    "desktop",
    keeping(true),
    ["On this computer, until you quit Baton", SLEEPS],
  ],
  [
    "ends with its window",
    "desktop",
    keeping(false),
    ["On this computer, until you close its window or quit Baton", SLEEPS],
  ],
  [
    "is not known to end with its window",
    "desktop",
    null,
    ["On this computer, until you quit Baton", SLEEPS],
  ],
  ["is on a server, which does not sleep", "server", null, ["On hr-server"]],
] as const)("says until when Baton runs, and what sleep does to it: it %s", async (...given) => {
  const [, place, habits, said] = given;
  vi.stubGlobal("location", { hostname: "hr-server" });
  vi.spyOn(host, "habits", "get").mockReturnValue(habits);
  const client = new QueryClient();
  render(
    <QueryClientProvider client={client}>
      <WhereItRuns system={{ host: place }} />
    </QueryClientProvider>,
  );
  if (habits) await waitFor(() => expect(client.getQueryData(keys.habits)).toBeDefined());

  await screen.findByText(said[0]);
  expect(screen.getAllByRole("paragraph").map((line) => line.textContent)).toEqual(said);
});

it.each([
  ["127.0.0.1", "On this computer"],
  ["localhost", "On this computer"],
  ["[::1]", "On this computer"],
  ["10.0.0.7", "On 10.0.0.7"],
])("says of %s in words where a server runs", (hostname, said) => {
  vi.stubGlobal("location", { hostname });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WhereItRuns system={{ host: "server" }} />
    </QueryClientProvider>,
  );

  screen.getByText(said);
});
