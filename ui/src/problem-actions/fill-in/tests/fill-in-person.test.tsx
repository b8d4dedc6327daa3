import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { FillInField } from "#ui/problem-actions/fill-in/fill-in-field.tsx";
import "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const SAM = { id: "per_1", display_name: "Sam Okafor", work_email: "sam@acme.example" };

function Field() {
  const [text, setText] = useState("");
  return (
    <FillInField
      label="Manager"
      person="per_9"
      name="Wanda Sechs"
      said={null}
      type="text"
      isPerson
      text={text}
      isFirst={false}
      isWrong={false}
      refused={null}
      onChange={setText}
    />
  );
}

function opened(): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(new URL(request.url).searchParams.get("search") ?? "");
    return Response.json({ items: [SAM], next: null, unreadable: [] });
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Field />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "Sam" } });
  return asked;
}

it("proposes the people of that name for a manager, and takes one's work email", async () => {
  const asked = opened();

  fireEvent.click(await screen.findByRole("button", { name: /^Sam Okafor/ }));

  expect(asked).toContain("Sam");
  expect((screen.getByRole("textbox") as HTMLInputElement).value).toBe("sam@acme.example");
});
