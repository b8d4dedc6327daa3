import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Connection } from "#ui/api/shapes.ts";
import { LastProblem } from "#ui/connections/last-problem.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const AT = "2026-11-29T15:45:00Z";
const [BEFORE, AFTER] = ["2026-11-29T15:00:00Z", "2026-11-29T15:59:00Z"];

const refused = { at: AT, code: "token_not_valid", params: { status: "401" } };

it.each([
  ["is not valid", { token_set_at: BEFORE }, refused, /Ask for a new one/, true],
  ["was replaced since", { token_set_at: AFTER }, refused, /was replaced since/, false],
  [
    "is inside the addresses of steps, which have their own button",
    { kind: "inside", token_set_at: null },
    refused,
    /Ask for a new one/,
    false,
  ],
  [
    "is not to blame",
    { token_set_at: AFTER },
    { at: AT, code: "tool_broken", params: { status: "500" } },
    /problem on its side/,
    false,
  ],
])(
  "says of a tool what is true now, and offers its mend: the token %s",
  (_, auth, problem, said, mends) => {
    const connection = {
      id: "con_1",
      name: "Okta",
      auth: { kind: "bearer", has_token: true, ...auth },
      last_problem: problem,
      last_success_at: BEFORE,
      used_by: [],
    } as unknown as Connection;
    render(
      <QueryClientProvider client={new QueryClient()}>
        <LastProblem connection={connection} />
      </QueryClientProvider>,
    );

    expect(document.body.textContent).toMatch(said);
    expect(screen.queryByRole("button", { name: "Enter the new token…" }) !== null).toBe(mends);
  },
);
