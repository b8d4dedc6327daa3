import { act, screen, waitFor } from "@testing-library/react";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { answers } from "#ui/app/tests/answers.ts";
import { openBaton } from "#ui/app/tests/baton.tsx";
import type { found, Texts } from "#ui/words/found.ts";

const OPEN = "⟦";
const SHUT = "⟧";

/** A language like the fallback, in which every text stands in brackets. */
vi.mock("#ui/words/found.ts", async (original) => {
  const { found: real } = await original<{ found: typeof found }>();
  const [language] = Object.values(real.languages).filter((one) => one.isFallback);
  const mine = Object.entries(real.words).filter(([path]) => path.includes(`/${language?.id}/`));
  const zz = mine.map(([path, texts]) => [
    path.replace(`/${language?.id}/`, "/zz/"),
    inBrackets(texts),
  ]);
  return {
    found: {
      languages: {
        ...real.languages,
        "/src/words/zz/language.json": {
          ...language,
          id: "zz",
          name: "⟦Zz⟧",
          isFallback: undefined,
        },
      },
      words: { ...real.words, ...Object.fromEntries(zz) },
    },
  };
});

function inBrackets(texts: Texts[string]): Texts[string] {
  if (typeof texts === "string") return texts === "" ? "" : `${OPEN}${texts}${SHUT}`;
  if (Array.isArray(texts)) return texts.map((text) => `${OPEN}${text}${SHUT}`);
  return Object.fromEntries(Object.entries(texts).map(([key, inner]) => [key, inBrackets(inner)]));
}

/** What is data or the product's name, and no word of a language. */
const DATA = /Baton|Ada|localhost|0\.1\.0|\d+/g;

/**
 * Letters that stand outside all brackets, in texts and in what is read aloud. What languages call
 * themselves stands there in every language.
 */
function unwrapped(ownNames: readonly string[]): string[] {
  let depth = 0;
  const bare = (text: string) => {
    const outside = [...text].filter((letter) => {
      if (letter === OPEN) depth += 1;
      if (letter === SHUT) depth -= 1;
      return depth === 0 && letter !== SHUT;
    });
    const said = ownNames.reduce((rest, name) => rest.replaceAll(name, ""), outside.join(""));
    return /\p{L}/u.test(said.replace(DATA, "")) ? [text] : [];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  while (walker.nextNode()) texts.push(...bare(walker.currentNode.textContent ?? ""));
  const named = [...document.querySelectorAll("[aria-label], [title], [placeholder], [alt]")];
  const attributes = named.flatMap((element) =>
    ["aria-label", "title", "placeholder", "alt"].flatMap((name) =>
      bare(element.getAttribute(name) ?? ""),
    ),
  );
  return [...texts, ...attributes];
}

describe("a folder of words is a language", () => {
  beforeAll(async () => {
    answers["/api/v1/settings"] = { ...Object(answers["/api/v1/settings"]), language: "zz" };
    await openBaton("/settings");
    await waitFor(() => expect(document.documentElement.lang).toBe("zz"));
  }, 120_000);

  it("that can be chosen by its own name", async () => {
    await screen.findAllByRole("heading", { level: 2 });

    expect(document.body.textContent).toContain("⟦Zz⟧");
  });

  it("and every screen of the menu says everything in it", async () => {
    const { menu } = await import("#ui/app/screens.ts");
    const { router } = await import("#ui/app/router.tsx");
    const { languages } = await import("#ui/words/languages.ts");
    const ownNames = languages.map(({ name }) => name);
    const said: Record<string, string[]> = {};
    for (const to of [...menu.map((entry) => entry.to), "/welcome" as const]) {
      await act(() => router.navigate({ to }));
      await waitFor(() => expect(router.state.resolvedLocation?.pathname).toBe(to));
      await screen.findAllByRole("heading");
      expect(document.body.textContent).toContain(OPEN);
      said[`${to}`] = unwrapped(ownNames);
    }

    expect(Object.values(said).length).toBeGreaterThan(6);
    expect(Object.entries(said).filter(([, texts]) => texts.length > 0)).toEqual([]);
  });
});
