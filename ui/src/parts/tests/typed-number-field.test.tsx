import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { TypedNumberField } from "#ui/parts/fields/typed-number-field.tsx";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

function Form({ first }: { first: string }) {
  const [held, setHeld] = useState(first);
  return (
    <>
      <TypedNumberField label="Salary" value={held} onChange={setHeld} />
      <output>{held}</output>
      <button type="button" onClick={() => setHeld(first)}>
        Reset
      </button>
    </>
  );
}

const input = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Salary" });
const held = () => screen.getByRole("status").textContent;

function type(text: string): void {
  act(() => input().focus());
  fireEvent.change(input(), { target: { value: text } });
}

it.each([
  ["en", "1,250", "1250", "1250"],
  ["en", "12.50", "12.50", "12.50"],
  ["de", "71.000", "71000", "71000"],
  ["de", "12,5", "12.5", "12,5"],
  ["de", "12.5", "12.5", "12,5"],
])("shows once it is left what was taken: %s %s", async (language, typed, number, shown) => {
  await i18next.changeLanguage(language);
  render(<Form first="" />);
  type(typed);

  expect(input().value).toBe(typed);
  expect(held()).toBe(number);
  act(() => input().blur());
  expect(input().value).toBe(shown);
});

it.each([
  ["en", "71.000", "Do you mean 71000 or 71? Write the number like that."],
  ["en", "12,5", "This is not a number. Write it like 1250 or 12.5"],
  ["de", "71,500", "Meinen Sie 71500 oder 71,5? Schreiben Sie die Zahl so."],
  ["de", "12 €", "Das ist keine Zahl. Schreiben Sie sie so: 1250 oder 12,5"],
])(
  "says once it is left why nothing was taken, and keeps what is typed: %s %s",
  async (language, typed, why) => {
    await i18next.changeLanguage(language);
    render(<Form first="" />);
    type(typed);
    expect(screen.queryByText(why)).toBeNull();
    act(() => input().blur());

    expect(screen.getByText(why)).toBeTruthy();
    expect(input().value).toBe(typed);
    expect(Number(held())).toBeNaN();
  },
);

it("gives way to what came in from elsewhere", () => {
  render(<Form first="7" />);
  type("12 EUR");
  act(() => input().blur());
  fireEvent.click(screen.getByRole("button", { name: "Reset" }));

  expect(input().value).toBe("7");
});

it("asks again what was asked and left without an answer, where it is opened again", () => {
  render(<Form first="" />);
  type("71.000");
  const left = held() ?? "";
  cleanup();

  render(<Form first={left} />);

  expect(input().value).toBe("71.000");
  screen.getByText("Do you mean 71000 or 71? Write the number like that.");
  type("71");
  expect(held()).toBe("71");
});
