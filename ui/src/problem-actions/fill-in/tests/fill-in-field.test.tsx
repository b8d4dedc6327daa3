import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { detailToBlame, fits } from "#ui/problem-actions/fill-in/fill-in.ts";
import { FillInField } from "#ui/problem-actions/fill-in/fill-in-field.tsx";
import { i18next } from "#ui/words/i18n.ts";

vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: string }) => <a href="/people">{children}</a>,
}));

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

const salary = { name: "Salary", type: "number", sensitive: false } as const;
const detail = detailToBlame({ detail: "person /custom/Salary" });

function Form() {
  const [text, setText] = useState("");
  const isWrong = text !== "" && detail !== null && !fits(detail, text, [salary]);
  return (
    <>
      <FillInField
        label="Salary"
        person="per_1"
        name="Mia"
        said={null}
        type="number"
        text={text}
        isPerson={false}
        isFirst
        isWrong={isWrong}
        refused={null}
        onChange={setText}
      />
      <output>{isWrong ? "refused" : text}</output>
    </>
  );
}

it.each([
  ["en", "1,250", "1250"],
  ["en", "71.000", "refused"],
  ["de", "71.000", "71000"],
  ["de", "12,5", "12.5"],
])("a number is filled in as it was typed, or refused: %s %s", async (language, typed, filled) => {
  await i18next.changeLanguage(language);
  render(<Form />);
  const field = screen.getByRole("textbox", { name: "Salary" });
  act(() => field.focus());
  fireEvent.change(field, { target: { value: typed } });
  act(() => field.blur());

  expect(screen.getByRole("status").textContent).toBe(filled);
});
