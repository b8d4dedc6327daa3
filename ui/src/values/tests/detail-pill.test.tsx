import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { DetailPill } from "#ui/values/detail-pill.tsx";
import type { Pill } from "#ui/values/segments.ts";
import "#ui/words/i18n.ts";

const PILL: Pill = {
  kind: "detail",
  format: "as_is",
  reference: { source: { kind: "person" }, pointer: "/work_email" },
};

it.each([
  [{ isBroken: false }, "Work email"],
  [{ isBroken: false, sample: "a@x.io" }, "Work email: a@x.io"],
  [{ isBroken: true }, "Work email (step deleted)"],
])("what a pill cuts off stands whole in its title: %o", (props, title) => {
  render(<DetailPill pill={PILL} text="Work email" {...props} />);

  expect(screen.getByTitle(title)).toBeTruthy();
});
