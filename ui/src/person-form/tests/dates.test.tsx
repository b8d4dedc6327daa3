import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { queries } from "#ui/api/cache/query-client.ts";
import { PersonFields } from "#ui/person-form/person-fields.tsx";
import { draftOf, inputOf } from "#ui/person-form/person-form.ts";
import { usePersonForm } from "#ui/person-form/use-person-form.ts";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  queries.clear();
  vi.unstubAllGlobals();
  await i18next.changeLanguage("en");
});

function Form() {
  const form = usePersonForm(draftOf({ display_name: "Li Na" }));
  return (
    <>
      <PersonFields form={form} error={null} />
      <button type="button" onClick={form.check}>
        Check
      </button>
      <output>{inputOf(form.draft).start_date}</output>
    </>
  );
}

async function open(language: string, typed: string) {
  vi.stubGlobal("fetch", async () => Response.json({ custom: [], id_sources: [] }));
  await i18next.changeLanguage(language);
  render(
    <QueryClientProvider client={queries}>
      <Form />
    </QueryClientProvider>,
  );
  const field = screen.getByLabelText<HTMLInputElement>(i18next.t("people:field.start_date"));
  act(() => field.focus());
  // As the keys write it: what is held after each of them changes nothing of what stands there.
  for (let end = 1; end <= typed.length; end += 1) {
    fireEvent.change(field, { target: { value: typed.slice(0, end) } });
    expect(field.value).toBe(typed.slice(0, end));
  }
  act(() => field.blur());
  return field;
}

it.each([
  ["en", "5/2/2026", "2026-02-05", "05/02/2026"],
  ["en", "2026-02-05", "2026-02-05", "05/02/2026"],
  ["en", "14 Dec 2026", "2026-12-14", "14/12/2026"],
  ["de", "14. Dez. 2026", "2026-12-14", "14.12.2026"],
  ["de", "5.2.2026", "2026-02-05", "5.2.2026"],
  ["de", "1.2.26", "2026-02-01", "1.2.2026"],
  ["de", "2026-02-05", "2026-02-05", "5.2.2026"],
])(
  "a day is typed as people write it, and then stands as they read it: %s %s",
  async (language, typed, kept, shown) => {
    const field = await open(language, typed);

    expect(screen.getByRole("status").textContent).toBe(kept);
    expect(field.value).toBe(shown);
  },
);

it.each([
  ["en", "31/2/2026", "This is not a date. Write it like 31/12/2026."],
  ["en", "01/02/0027", "This is not a date. Write it like 31/12/2026."],
  ["de", "bald", "Das ist kein Datum. Schreiben Sie es so: 31.12.2026."],
])("what is no day stays to be put right, and is said: %s %s", async (language, typed, said) => {
  const field = await open(language, typed);

  // Already where the field is left.
  expect(document.body.textContent).toContain(said);
  fireEvent.click(screen.getByRole("button", { name: "Check" }));

  expect(field.value).toBe(typed);
  expect(document.body.textContent).toContain(said);
});
