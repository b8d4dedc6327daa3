import { expect, it } from "vitest";
import { placeOf, seenHere } from "#ui/content/unread/misread.ts";

/** The beginning of a long call, as the API shows it. */
const CUT = '{"a": [1, 2,\n3';

it("points at where Baton stopped, not at where the shown beginning of a long call ends", () => {
  const call = { body: CUT, misread: { why: "twice", line: 90, column: 7 } } as const;

  expect(placeOf(call)).toEqual({ line: 90, place: 7 });
  expect(seenHere(call)).toBeNull();
});

it("looks itself where Baton does not say why", () => {
  const call = { body: '{"a": }', misread: null };

  expect(placeOf(call)).toMatchObject({ line: 1 });
  expect(seenHere(call)).not.toBeNull();
});

it("points nowhere where nobody knows where", () => {
  expect(placeOf({ body: CUT, misread: { why: "charset" } } as never)).toBeNull();
  expect(placeOf({ body: "a=1&", misread: null })).toBeNull();
});
