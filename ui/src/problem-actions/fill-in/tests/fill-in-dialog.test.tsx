import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useToasts } from "#ui/parts/toasts.ts";
import { detailToBlame } from "#ui/problem-actions/fill-in/fill-in.ts";
import { FillInDialog } from "#ui/problem-actions/fill-in/fill-in-dialog.tsx";
import { i18next } from "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children, "aria-label": label }: { children: string; "aria-label": string }) => (
    <a href="/people" aria-label={label}>
      {children}
    </a>
  ),
}));

beforeEach(async () => {
  await i18next.changeLanguage("de");
  vi.stubGlobal("CSS", { escape: (text: string) => text });
  vi.stubGlobal("fetch", async () => Response.json({ custom: [], id_sources: [] }));
});
afterEach(async () => {
  cleanup();
  vi.unstubAllGlobals();
  await i18next.changeLanguage("en");
});

function opened(isRepeated = false) {
  const detail = detailToBlame({ detail: "person /department" });
  if (!detail) throw new Error("a detail of a person");
  const people = ["Jonas Weber", "Mia Santos"].map((name, at) => ({
    id: `per_${at}`,
    name,
    details: [detail],
    said: at === 0 ? null : "31.02.2027",
  }));
  const send = vi.fn(async (_reason: string, _people: readonly string[]) => ({
    done: 2,
    could_not: 0,
    still: [],
    jobs: [],
    refused: [],
  }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FillInDialog
        detail={detail}
        people={people}
        more={0}
        send={send as never}
        isRepeated={isRepeated}
        onClose={() => undefined}
      />
    </QueryClientProvider>,
  );
  return send;
}

it("shows no word of the audit, and says it there all the same", async () => {
  const send = opened();
  const why = screen.getByRole("textbox", { name: "Warum senden Sie es erneut? (freiwillig)" });

  expect((why as HTMLInputElement).value).toBe("");
  fireEvent.change(screen.getByRole("textbox", { name: "Jonas Weber" }), {
    target: { value: "IT" },
  });
  fireEvent.click(screen.getByRole("button", { name: "Speichern und erneut senden" }));

  await waitFor(() => expect(send).toHaveBeenCalledWith("department", ["per_0"]));
});

it("says beside each person what a call said of them that nothing reads", () => {
  opened();

  const help = (name: string) => {
    const field = screen.getByRole("textbox", { name });
    const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent).join(" ");
  };
  expect(help("Mia Santos")).toMatch(/^Ein Aufruf sagte „31.02.2027“, was Baton nicht lesen kann/);
  expect(help("Jonas Weber")).not.toContain("Ein Aufruf sagte");
});

it("says the name of each person once", () => {
  opened();

  expect(screen.getAllByText("Jonas Weber", { exact: false })).toHaveLength(1);
  screen.getByRole("link", { name: "Person öffnen: Jonas Weber" });
});

it.each([
  [false, "2 Nachrichten werden gesendet."],
  [true, "2 Nachrichten werden erneut gesendet."],
])(
  "says that it goes out again only where something went out before: %s",
  async (isRepeated, said) => {
    useToasts.setState({ shown: [] });
    opened(isRepeated);
    fireEvent.change(screen.getByRole("textbox", { name: "Jonas Weber" }), {
      target: { value: "IT" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Speichern und erneut senden" }));

    await waitFor(() => expect(useToasts.getState().shown.map(({ text }) => text)).toContain(said));
  },
);
