import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import { HowItStands } from "#ui/frame/how-it-stands.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

function says(problems: number, runs: number): string | null {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  client.setQueryData(keys.system, { counts: { problems, runs_needs_you: runs } });
  render(
    <QueryClientProvider client={client}>
      <HowItStands />
    </QueryClientProvider>,
  );
  return screen.getByRole("status").textContent;
}

it.each([
  [0, 0, "Nothing needs you"],
  [2, 0, "2 problems"],
  [1, 1, "1 problem, 1 run needs you"],
  [3, 42, "3 problems, 42 runs need you"],
])("of %i problems with %i runs it says what there is", (problems, runs, said) => {
  expect(says(problems, runs)).toBe(said);
});
