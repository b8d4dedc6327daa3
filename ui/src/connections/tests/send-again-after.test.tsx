import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { SendAgainAfter } from "#ui/connections/send-again-after.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ to, children }: { to: string; children: string }) => <a href={to}>{children}</a>,
}));

afterEach(() => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
});

const okta = { id: "con_1", name: "Okta", needs: [], stopped: false } as unknown as Connection;

/** The banner of whom these keep waiting; its text and what can be pressed. */
async function banner(waiting: Shape<"WaitingForTool">) {
  vi.stubGlobal("fetch", async () => Response.json(waiting));
  const { container } = render(
    <QueryClientProvider client={queries}>
      <SendAgainAfter connection={okta} />
    </QueryClientProvider>,
  );
  await screen.findByText(/Okta\./);
  return {
    said: [...container.querySelectorAll("li, p")].map((one) => one.textContent),
    offered: [...container.querySelectorAll("button, a")].map((one) => one.textContent),
  };
}

const TOKEN: Shape<"WaitingCause"> = { kind: "token_not_valid", people: 3, again: true };
const DATA: Shape<"WaitingCause"> = { kind: "data_not_accepted", people: 7, again: false };

it("sends again for those whom the mend is for, and names what keeps the others", async () => {
  const causes = [DATA, TOKEN];
  const { said, offered } = await banner({
    ...{ people: 10, more: false, causes, again: 3, mended: true },
  });

  expect(said).toEqual([
    "7 people: Okta did not like the data",
    "3 people: Okta says the token is not valid",
    "For 7 others that would change nothing. Problems says what helps.",
  ]);
  expect(offered).toEqual(["Send again to 3 of them", "Open Problems"]);
});

it("sends again for all where one cause keeps them all", async () => {
  const { said, offered } = await banner({
    ...{ people: 3, more: false, causes: [TOKEN], again: 3, mended: false },
  });

  expect(said).toEqual(["3 people: Okta says the token is not valid"]);
  expect(offered).toEqual(["Send again to all 3"]);
});

it("leads to Problems alone where nothing can be put right here", async () => {
  const { said, offered } = await banner({
    ...{ people: 7, more: false, causes: [DATA], again: 0, mended: false },
  });

  expect(said.at(-1)).toBe("Nothing can be put right here. Problems says what helps.");
  expect(offered).toEqual(["Open Problems"]);
});
