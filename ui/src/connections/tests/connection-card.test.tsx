import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Connection } from "#ui/api/shapes.ts";
import { ConnectionCard } from "#ui/connections/connection-card.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: React.ReactNode }) => <a href="/">{children}</a>,
}));

afterEach(cleanup);

const AT = "2026-11-29T15:45:00Z";
const [BEFORE, AFTER] = ["2026-11-29T15:00:00Z", "2026-11-29T15:59:00Z"];

it.each([
  ["failed", BEFORE, /Okta says the token is not valid.*Last failed: /, /Last worked/],
  ["worked", AFTER, /Last worked: /, /not valid|Last failed/],
])(
  "says on a tool’s card what is wrong, in letters that can be seen: the last try %s",
  (_, success, says, not) => {
    const connection = {
      id: "con_1",
      name: "Okta",
      kind: "web",
      host: "okta.example",
      auth: { kind: "bearer", has_token: true, token_set_at: BEFORE },
      needs: [],
      stopped: false,
      last_problem: { at: AT, code: "token_not_valid", params: { status: "401" } },
      last_success_at: success,
      used_by: [],
    } as unknown as Connection;
    render(<ConnectionCard connection={connection} />);

    expect(document.body.textContent).toMatch(says);
    expect(document.body.textContent).not.toMatch(not);
  },
);
