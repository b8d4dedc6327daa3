import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Classes that a sheet styles by themselves, wherever they stand. */
function owned(folder: string): Set<string> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".css"));
  const selectors = files
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"))
    .map((sheet) => sheet.replaceAll(/\/\*.*?\*\//gs, ""))
    .flatMap((sheet) => [...sheet.matchAll(/([^{}]+)\{/g)])
    .flatMap(([, selector = ""]) => selector.split(","));
  const names = selectors.flatMap(
    (selector) => /^\s*\.([\w-]+)(?![\w.-])/.exec(selector)?.[1] ?? [],
  );
  return new Set(names);
}

it("sheets of the designer, once loaded, change no other screen", () => {
  const shared = owned("src/styles");
  const own = [...owned("src/designer"), ...owned("src/flow")];

  expect(shared.size).toBeGreaterThan(100);
  expect(own.filter((name) => shared.has(name))).toEqual([]);
});

it("sheets of two rooms, loaded one after the other, style no class of the same name", () => {
  const rooms = ["content", "designer", "flow", "kept"];
  const named = rooms.flatMap((room) => [...owned(`src/${room}`)]);

  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
});

/** Every sheet of the UI. */
function sheets(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".css"))
    .map((file) => readFileSync(`${folder}/${file}`, "utf8"));
}

it("asks for room by the container, which follows the size of text; dialogs alone lie outside", () => {
  const asked = sheets("src").flatMap((sheet) => sheet.match(/@media[^{]*width[^{]*/g) ?? []);

  expect(asked.map((query) => query.trim())).toEqual(["@media (max-width: 44.99em)"]);
});
