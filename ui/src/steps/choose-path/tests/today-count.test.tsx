import { render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { TodayCount } from "#ui/steps/choose-path/today-count.tsx";
import { flow } from "#ui/steps/tests/flows.ts";
import { i18next } from "#ui/words/i18n.ts";
import { fallback } from "#ui/words/languages.ts";

afterEach(async () => {
  await i18next.changeLanguage(fallback.id);
});

const counts = (people: number) => ({
  paths: [0],
  otherwise: 1,
  could_not_tell: null,
  people,
  more: false,
});

/** The sentence as it is read, in that language. */
async function said(language: string, who: "path" | "otherwise", people: number) {
  await i18next.changeLanguage(language);
  const { container } = render(
    <TodayCount
      step="split"
      name="Sales"
      who={who}
      path={who === "path" ? 0 : null}
      counts={counts(people)}
      definition={flow()}
      about=""
    />,
  );
  return container.querySelector("p")?.textContent?.trim();
}

it.each([
  ["en", "path", 5, "Today 0 of 5 people would take this path."],
  ["en", "path", 1, "Today 0 of 1 person would take this path."],
  ["de", "path", 5, "Heute gilt dieser Pfad für 0 von 5 Personen."],
  ["de", "otherwise", 1, /^Heute gilt das für 1 von 1 Person\./],
] as const)(
  "one sentence says how many, in the order of the language: %s, %s of %i",
  async (language, who, people, sentence) => {
    expect(await said(language, who, people)).toEqual(
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    );
  },
);
