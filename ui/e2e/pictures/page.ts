import { BEFORE, LOOK } from "./beside.ts";
import { LOOKS_ASIDE, ROOMS, type Scene } from "./shown.ts";
import { SIZES, THEMES } from "./taken.ts";

type Theme = (typeof THEMES)[number];

/** A picture that a scene has: what it is called, and in words. */
type Kind = { readonly name: string; readonly words: string; readonly look: string | null };

const WORDS = { "": "text of the usual size", "-large": "text of 200 %" } as const;

/** The pictures that a scene has, each light and dark. */
export function kindsOf({ name, look, also }: Scene): Kind[] {
  const kinds = sizesOf(name, "", look ?? null);
  if (also?.includes("german")) kinds.push(...sizesOf(`${name}-german`, "German, ", null));
  if (also?.includes("narrow")) kinds.push({ name: `${name}-narrow`, words: "320 px", look: null });
  return kinds.map((kind) => ({ ...kind, look: LOOKS_ASIDE[kind.name] ?? kind.look }));
}

function sizesOf(name: string, before: string, look: string | null): Kind[] {
  return Object.keys(SIZES).map((mark) => ({
    name: `${name}${mark}`,
    words: before + (mark === "-large" ? WORDS["-large"] : WORDS[""]),
    // The look has no pictures of large text.
    look: mark === "" ? look : null,
  }));
}

/** The page that lays each picture beside the one before and the one of the look. */
export function pageOf(there: ReadonlySet<string>): string {
  const links = ROOMS.map(({ title, scenes }) => {
    const names = scenes.map(({ name }) => `<a href="#${name}">${name}</a>`);
    return `<p><b>${title}</b> ${names.join(" ")}</p>`;
  });
  const rooms = ROOMS.map(
    ({ title, scenes }) =>
      `<h2>${title}</h2>\n${scenes.map((scene) => sceneOf(scene, there)).join("\n")}`,
  );
  return `${HEAD}\n<nav>\n${links.join("\n")}\n</nav>\n${rooms.join("\n")}\n</html>\n`;
}

function sceneOf(scene: Scene, there: ReadonlySet<string>): string {
  const [usual, ...others] = kindsOf(scene);
  if (!usual) throw new Error("a scene has pictures");
  const rest = [rowOf(usual, "dark", there)];
  for (const kind of others) for (const theme of THEMES) rest.push(rowOf(kind, theme, there));
  const lines = [
    `<section id="${scene.name}">`,
    `<h3>${scene.shows} <code>${scene.name}</code></h3>`,
    rowOf(usual, "light", there),
    `<details><summary>${["Dark", ...others.map(({ words }) => words)].join(" · ")}</summary>`,
    ...rest,
    "</details>",
    "</section>",
  ];
  return lines.join("\n");
}

/** Before, now and the look, in one line. */
function rowOf({ name, words, look }: Kind, theme: Theme, there: ReadonlySet<string>): string {
  const of = `${words}, ${theme}`;
  const file = `${name}-${theme}`;
  const before = there.has(`${BEFORE}/${file}`) ? `${BEFORE}/${file}` : null;
  const like = look && there.has(`${LOOK}/${look}-${theme}`) ? `${LOOK}/${look}-${theme}` : null;
  return `<div>${[
    figure(before, "Before", of),
    figure(there.has(file) ? file : null, "Now", of),
    figure(like, "The look", of),
  ].join("")}</div>`;
}

function figure(file: string | null, which: string, of: string): string {
  if (file === null) return `<figure><figcaption>${which}: no picture</figcaption></figure>`;
  const image = `<img src="${file}.png" alt="${which}, ${of}" loading="lazy">`;
  return `<figure><a href="${file}.png">${image}</a><figcaption>${which}, ${of}</figcaption></figure>`;
}

const HEAD = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Baton in pictures</title>
<style>
  :root { color-scheme: light dark; font: 14px/20px system-ui, sans-serif; }
  body { margin: 32px; }
  nav a { margin-inline-end: 8px; }
  section { margin-block: 32px; }
  section > div, details > div { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; margin-block: 12px; }
  figure { margin: 0; }
  img { max-width: 100%; border: 1px solid #8886; }
  figcaption, code { color: GrayText; font-size: 12px; }
</style>
<h1>Baton in pictures</h1>
<p>Each screen as it was before, as it is now, and the picture of the look that it is to be like.
<code>npm run pictures</code> in <code>ui</code> takes them and writes this page.</p>`;
