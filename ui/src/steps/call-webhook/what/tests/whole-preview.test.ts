import { expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { isSamePreview, isWholeOf, withWhole } from "#ui/steps/call-webhook/what/whole-preview.ts";

const MASK = "••••••••";

function preview(data: object, hidden: string[] = []): Shape<"Preview"> {
  const rows = Object.keys(data).map((name) => ({ name, value: "", each_time: name === "at" }));
  return {
    method: "POST",
    url: "https://okta.example/in",
    headers: [],
    body: JSON.stringify(data),
    rows,
    hidden: { details: hidden.length > 0 ? ["SSN"] : [], pointers: hidden, more: 0 },
    problems: [],
  };
}

const masked = preview({ team: "IT", ssn: MASK, at: "09:00" }, ["/ssn"]);

it.each([
  ["what is hidden in it, at another time", { team: "IT", ssn: "078", at: "09:01" }, true],
  ["what is hidden, which is a number", { team: "IT", ssn: 78, at: "09:00" }, true],
  ["another value of what is not hidden", { team: "HR", ssn: "078", at: "09:00" }, false],
  ["a value more", { team: "IT", ssn: "078", at: "09:00", office: "Bonn" }, false],
  ["a value less", { ssn: "078", at: "09:00" }, false],
])("shows what was masked, or other data: %s", (_, data, isIt) => {
  expect(isWholeOf(preview(data), masked)).toBe(isIt);
});

it("is the same but for what is different each time", () => {
  const other = preview({ team: "IT", ssn: MASK, at: "10:30" }, ["/ssn"]);

  expect(isSamePreview(other, masked)).toBe(true);
  expect(isSamePreview(preview({ team: "IT", ssn: "", at: "10:30" }), masked)).toBe(false);
});

it("nothing but what was hidden changes when it is shown", () => {
  const whole = preview({ team: "IT", ssn: "078", at: "09:01" });

  const shown = withWhole(masked, whole);
  expect(shown.body).toBe('{"team":"IT","ssn":"078","at":"09:00"}');
  expect(shown.hidden.pointers).toEqual([]);
});

it("a message without data has none when it is shown, either", () => {
  const bare = { ...masked, body: null, rows: [] };

  expect(isWholeOf({ ...bare, url: "https://okta.example/078" }, bare)).toBe(true);
  expect(withWhole(bare, bare).body).toBeNull();
});
