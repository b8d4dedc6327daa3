import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { CustomField } from "#ui/person-form/custom-field.tsx";
import { furtherPatch, furtherProblems, NOTHING_FURTHER } from "#ui/person-form/detail-form.ts";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

const salary = { name: "Salary", type: "number", sensitive: false } as const;

function Form() {
  const [text, setText] = useState("");
  const now = { ...NOTHING_FURTHER, custom: new Map([["Salary", text]]) };
  const isWrong = furtherProblems(NOTHING_FURTHER, now, [salary]).custom.has("Salary");
  return (
    <>
      <CustomField
        detail={salary}
        value={text}
        stored=""
        hidden={null}
        isWrong={isWrong}
        onChange={setText}
      />
      <output>{isWrong ? "refused" : JSON.stringify(furtherPatch(NOTHING_FURTHER, now))}</output>
    </>
  );
}

it.each([
  ["en", "1,250", '{"custom":{"Salary":"1250"}}'],
  ["en", "71.000", "refused"],
  ["de", "71.000", '{"custom":{"Salary":"71000"}}'],
  ["de", "12,5", '{"custom":{"Salary":"12.5"}}'],
  ["de", "71,000", "refused"],
])(
  "a number of a person is saved as it was typed, or refused: %s %s",
  async (language, typed, sent) => {
    await i18next.changeLanguage(language);
    render(<Form />);
    const field = screen.getByRole("textbox", { name: "Salary" });
    act(() => field.focus());
    fireEvent.change(field, { target: { value: typed } });
    act(() => field.blur());

    expect(screen.getByRole("status").textContent).toBe(sent);
  },
);
