import { expect, it } from "vitest";
import { placeOf, seenHere } from "#ui/content/unread/misread.ts";

/** The beginning of a long call, as the API shows it. */
const CUT = '{"a": [1, 2,\n3';

it("points at where Baton stopped, not at where the shown beginning of a long call ends", () => {
  const call = { body: CUT, misread: { why: "twice", line: 90, column: 7 } } as const;

  expect(placeOf(call)).toEqual({ line: 90, place: 7 });
  expect(seenHere(call)).toBeNull();
});

it("says what the page sees where Baton says no more than a place", () => {
  const body = '{\n  "laptop": "IT-484"\n  "manager": "Sam"\n}';
  const call = { body, misread: { why: "syntax", line: 3, column: 3 } } as const;

  expect(seenHere(call)).toMatchObject({ why: "comma" });
  expect(placeOf(call)).toEqual(seenHere(call));
});

it("leaves it at Baton's place where that is behind what is shown", () => {
  const call = { body: CUT, misread: { why: "syntax", line: 2, column: 9 } } as const;

  expect(seenHere(call)).toBeNull();
  expect(placeOf(call)).toEqual({ line: 2, place: 9 });
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
