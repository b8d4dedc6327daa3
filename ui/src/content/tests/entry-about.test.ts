import { expect, it } from "vitest";
import { entryAbout } from "#ui/content/entry-about.ts";
import { readContent } from "#ui/content/reading.ts";

const hires = [
  { email: "ada@a.example", manager: "boss@a.example" },
  { email: "Kein-Email", manager: "boss@a.example" },
  { email: "eve@a.example", manager: "boss@a.example" },
];

it.each([
  ["of a list", hires, "kein-email", [2, 3]],
  ["of a list in a group", { data: { hires } }, "kein-email", [2, 3]],
  ["that only one says", hires, "boss@a.example", null],
  ["that one says", hires, "nobody@a.example", null],
  ["of several", [hires[1]], "kein-email", null],
  ["of more than values", ["kein-email", "other"], "kein-email", null],
])("finds the entry %s", (_, data, said, place) => {
  const reading = readContent(JSON.stringify(data));
  if (!reading.ok) throw new Error(reading.why);
  const found = entryAbout(reading.value, said);

  expect(found && [found.number, found.total]).toEqual(place);
});
