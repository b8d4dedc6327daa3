import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { Shape } from "#ui/api/shapes.ts";
import { HowRead, isReadAsUsual } from "#ui/content/received/how-read.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

const plain: Shape<"HowRead"> = {
  format: "json",
  said: null,
  charset: null,
  mark: false,
  opened: 0,
  replaced: 0,
  flat: 0,
  files: 0,
};

function told(how: Partial<Shape<"HowRead">>): string {
  cleanup();
  render(<HowRead how={{ ...plain, ...how }} />);
  return screen.getByTestId("how-read").textContent ?? "";
}

it("says what a call was read as, and what it said it was", () => {
  expect(told({})).toBe("Read as JSON.");
  expect(told({ said: "form" })).toBe("Read as JSON, although it said it is a form.");
  expect(told({ format: "xml" })).toBe("Read as XML.");
});

it("says what was done to it on the way, and nothing else", () => {
  expect(told({ mark: true, opened: 2 })).toBe(
    "Read as JSON. An invisible mark at its beginning was left out. " +
      "2 texts in it hold data of their own, which is shown like the rest.",
  );
  expect(told({ format: "parts", files: 1, charset: "windows-1252" })).toBe(
    "Read as a form in parts. Its text encoding is windows-1252. " +
      "Of one file, only name and size are kept as data.",
  );
});

it.each([
  [{}, true],
  [{ said: "form" as const }, false],
  [{ format: "xml" as const }, false],
  [{ charset: "windows-1252" }, false],
  [{ mark: true }, false],
  [{ replaced: 1 }, false],
  [{ files: 1 }, false],
])(
  "beside the panel’s last call it stands only where it was read in an unusual way: %o",
  (how, isUsual) => {
    expect(isReadAsUsual({ ...plain, ...how })).toBe(isUsual);
  },
);
