import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { ContentEditor } from "#ui/content/content-editor.tsx";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

const BEFORE = '{"salary":58000,"rate":1.10}';

function Form() {
  const [edited, setEdited] = useState({ text: BEFORE, fits: true });
  return (
    <>
      <ContentEditor
        title="Data"
        heading="h3"
        names="Name"
        before={BEFORE}
        value={edited}
        onChange={setEdited}
        was={null}
      />
      <output>{edited.fits ? edited.text : "does not fit"}</output>
    </>
  );
}

it.each([
  ["en", "salary", "71,000", '{"salary":71000,"rate":1.10}', "71000"],
  ["de", "salary", "71.000", '{"salary":71000,"rate":1.10}', "71000"],
  ["de", "rate", "12,5", '{"salary":58000,"rate":12.5}', "12,5"],
  ["en", "salary", "71.000", "does not fit", "71.000"],
])(
  "a number of the data is taken as it is typed: %s %s %s",
  async (language, name, typed, text, shown) => {
    await i18next.changeLanguage(language);
    render(<Form />);
    const field = screen.getByRole<HTMLInputElement>("textbox", { name });
    act(() => field.focus());
    fireEvent.change(field, { target: { value: typed } });
    act(() => field.blur());

    expect(screen.getByRole("status").textContent).toBe(text);
    expect(field.value).toBe(shown);
  },
);
