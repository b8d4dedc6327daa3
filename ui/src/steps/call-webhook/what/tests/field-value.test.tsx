import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { ShownValue } from "#ui/content/shown-value.tsx";
import type { Segment } from "#ui/document/definition.ts";
import { FieldValue } from "#ui/steps/call-webhook/what/field-value.tsx";
import type { Details } from "#ui/values/use-details.ts";
import { i18next } from "#ui/words/i18n.ts";

afterEach(async () => {
  cleanup();
  await i18next.changeLanguage("en");
});

const NO_DETAILS = { groups: [], nameOf: () => "", isBroken: () => false } as unknown as Details;

function Budget() {
  const [segments, setSegments] = useState<Segment[]>([]);
  return (
    <>
      <FieldValue
        type="number"
        label="Budget"
        segments={segments}
        details={NO_DETAILS}
        isReadOnly={false}
        place="/content/fields/0/value"
        className="pairs-value"
        onChange={setSegments}
      />
      <output>{JSON.stringify(segments)}</output>
    </>
  );
}

it.each([
  ["de", "71.000", "71000"],
  ["de", "12,5", "12.5"],
  ["en", "1,250", "1250"],
  ["en", "71.000", "71.000 ?"],
])(
  "a number for everybody is sent as it was meant, or asked about: %s %s",
  async (language, typed, text) => {
    await i18next.changeLanguage(language);
    render(<Budget />);
    const field = screen.getByRole("textbox", { name: "Budget" });
    act(() => field.focus());
    fireEvent.change(field, { target: { value: typed } });
    act(() => field.blur());

    expect(screen.getByRole("status").textContent).toBe(JSON.stringify([{ kind: "text", text }]));
  },
);

it("a number is shown as the language writes it, and as it is where that is said", async () => {
  await i18next.changeLanguage("de");
  const shown = { kind: "number", text: "71.5" } as const;
  const { container, rerender } = render(<ShownValue shown={shown} />);
  expect(container.textContent).toBe("71,5");

  rerender(<ShownValue shown={shown} asSent />);

  expect(container.textContent).toBe("71.5");
});
