import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";

afterEach(cleanup);

it.each([
  [{ isSelected: true }, "lucide-check"],
  [{ isIndeterminate: true, isSelected: false }, "lucide-minus"],
])("all is a tick, a part a dash: %o", (state, glyph) => {
  const { container } = render(<Checkbox aria-label="All" {...state} />);

  expect(container.querySelector(".tick svg")?.getAttribute("class")).toContain(glyph);
});
