import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { keys } from "#ui/api/cache/keys.ts";
import { HowItStands } from "#ui/frame/how-it-stands.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

function says(problems: number, people: number): string | null {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  client.setQueryData(keys.system, { counts: { problems, problem_people: people } });
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
  [1, 1, "1 problem, 1 person"],
  [3, 42, "3 problems, 42 people"],
])("of %i problems with %i people it says what there is", (problems, people, said) => {
  expect(says(problems, people)).toBe(said);
});
