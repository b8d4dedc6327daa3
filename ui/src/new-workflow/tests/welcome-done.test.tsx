import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { useWelcomeDone } from "#ui/new-workflow/use-welcome-done.ts";
import { useToasts } from "#ui/parts/toasts.ts";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The first page, which is left before the server has answered. */
function First() {
  const [isLeft, setLeft] = useState(false);
  return isLeft ? <p>Workflows</p> : <Leaving onLeave={() => setLeft(true)} />;
}

function Leaving({ onLeave }: { onLeave: () => void }) {
  const leaveWelcome = useWelcomeDone();
  const leave = () => {
    leaveWelcome();
    onLeave();
  };
  return (
    <button type="button" onClick={leave}>
      Go on
    </button>
  );
}

it("says on the next page that the first one was not kept as done", async () => {
  useToasts.setState({ shown: [] });
  const refused = { code: "internal", title: "", status: 500 };
  vi.stubGlobal("fetch", async () => Response.json(refused, { status: 500 }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <First />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Go on" }));

  screen.getByText("Workflows");
  await waitFor(() => expect(useToasts.getState().shown).toHaveLength(1));
  expect(useToasts.getState().shown[0]?.tone).toBe("needs_you");
});
