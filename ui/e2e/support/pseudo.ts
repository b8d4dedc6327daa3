import { expect, type Page, type Request } from "@playwright/test";

/** Languages that nobody speaks, made from the words of the page while it loads. */
export const PSEUDO = ["en-XA", "ar-XB"] as const;
export type Pseudo = (typeof PSEUDO)[number];

/** The place in the program at which it gathers its languages and their words. */
const GATHERS = /Object\.assign\((?=\{"\/src\/words\/)/g;

/**
 * Gives every page of a tab two more languages: English with accents and two fifths longer, and one
 * that is written from right to left. Each is the catalogue as it is, text by text.
 */
export async function teachPseudo(page: Page, address: string): Promise<void> {
  await page.addInitScript(teach);
  const files = await filesWithWords(page, address);
  expect(files.length, "files that gather words").toBeGreaterThan(0);
  for (const [url, program] of files) {
    const body = program.replace(GATHERS, "globalThis.inPseudo(");
    await page.route(url, (route) => route.fulfill({ body, contentType: "text/javascript" }));
  }
}

/** The files of the page's program in which its words are gathered. */
async function filesWithWords(page: Page, address: string): Promise<(readonly [string, string])[]> {
  const urls = new Set<string>();
  const keep = (request: Request) => {
    if (/\/assets\/[^/]+\.js$/.test(request.url())) urls.add(request.url());
  };
  page.on("request", keep);
  await page.goto(`${address}/workflows`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  page.off("request", keep);
  const found: (readonly [string, string])[] = [];
  for (const url of urls) {
    const program = await (await page.request.get(url)).text();
    if (program.match(GATHERS)) found.push([url, program]);
  }
  return found;
}

/** The language of a tab's pages from now on, whatever the settings of the server say. */
export async function speak(page: Page, language: Pseudo | "en" | "de"): Promise<void> {
  await page.unroute("**/api/v1/settings");
  await page.route("**/api/v1/settings", async (route) => {
    const response = await route.fetch();
    const settings: object = await response.json();
    await route.fulfill({ response, json: { ...settings, language } });
  });
}

/** Runs in the page, so it holds its helpers. */
function teach(): void {
  type Texts = string | readonly string[] | { readonly [key: string]: Texts };
  const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const ACCENTED = [..."åƀçďéƒĝĥîĵķļɱñôþǫŕšţûṽŵẋýžÅƁÇĎÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"];
  const ARABIC = [..."ابتدهفغحيجكلمنوبقرستعثصخيزابتدهفغحيجكلمنوبقرستعثصخيز"];
  /** What stands in a text for a value, a mark or an element, and stays as it is. */
  const KEPT = /(\{\{[^}]*\}\}|<[^>]*>|\$t\([^)]*\))/;

  const mapped = (text: string, letters: readonly string[]) =>
    text
      .split(KEPT)
      .map((part, at) =>
        at % 2 === 1
          ? part
          : [...part].map((letter) => letters[PLAIN.indexOf(letter)] ?? letter).join(""),
      )
      .join("");

  /** Two fifths more, in words as long as those of the text. */
  const padding = (text: string) => {
    const bare = text.replace(new RegExp(KEPT, "g"), "").trim();
    const more = Math.ceil(bare.length * 0.4);
    return bare === "" ? "" : ` ${bare.repeat(1 + Math.ceil(more / bare.length)).slice(0, more)}`;
  };

  const made: Record<string, (text: string) => string> = {
    "en-XA": (text) => mapped(text + padding(text), ACCENTED),
    "ar-XB": (text) => mapped(text, ARABIC),
  };

  const inAll = (texts: Texts, change: (text: string) => string): Texts => {
    if (typeof texts === "string") return texts === "" ? "" : change(texts);
    if (Array.isArray(texts)) return texts.map((text) => inAll(text, change)) as string[];
    const changed = Object.entries(texts).flatMap(([key, inner]): [string, Texts][] => {
      const one: [string, Texts] = [key, inAll(inner, change)];
      if (!key.endsWith("_other")) return [one];
      const forms = ["zero", "two", "few", "many"];
      return [one, ...forms.map((form): [string, Texts] => [key.replace("other", form), one[1]])];
    });
    return Object.fromEntries(changed);
  };

  const language = (id: string) => ({
    id,
    name: id,
    locale: id.slice(0, 2) === "ar" ? "ar" : "en-GB",
    direction: id.slice(0, 2) === "ar" ? "rtl" : "ltr",
  });

  const inPseudo = (files: Record<string, Texts>) => {
    const all: Record<string, unknown> = { ...files };
    const english = Object.entries(files).filter(([path]) => path.includes("/words/en/"));
    for (const [path, texts] of english) {
      for (const [id, change] of Object.entries(made)) {
        const isWords = !path.endsWith("/language.json");
        all[path.replace("/words/en/", `/words/${id}/`)] = isWords
          ? inAll(texts, change)
          : language(id);
      }
    }
    return all;
  };
  Reflect.set(globalThis, "inPseudo", inPseudo);
}
