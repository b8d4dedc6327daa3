import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { allThere, BEFORE, keepBefore, keepLook, LOOK } from "./beside.ts";
import { kindsOf, pageOf } from "./page.ts";
import { ROOMS } from "./shown.ts";
import { FOLDER, THEMES } from "./taken.ts";

test.setTimeout(900_000);

test("the page of the pictures shows all of them, and no other is kept", async () => {
  const kinds = ROOMS.flatMap(({ scenes }) => scenes).flatMap(kindsOf);
  const { BATON_BEFORE: before, BATON_LOOK: look } = process.env;
  if (before) await keepBefore(before);
  if (look) await keepLook(look, new Set(kinds.flatMap((kind) => kind.look ?? [])));
  const there = await allThere();
  await writeFile(join(FOLDER, "index.html"), pageOf(there));

  const wanted = kinds.flatMap(({ name }) => THEMES.map((theme) => `${name}-${theme}`));
  const now = [...there].filter((file) => !file.startsWith(`${BEFORE}/`));
  const taken = now.filter((file) => !file.startsWith(`${LOOK}/`));
  expect(taken.toSorted(), "each that the page names, and no other").toEqual(wanted.toSorted());
});
