import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { NumberField } from "#ui/parts/fields/number-field.tsx";

afterEach(cleanup);

it("keeps what is typed where another number comes in, and hands it over when it is left", () => {
  const onChange = vi.fn();
  const field = (value: number) => <NumberField label="Days" value={value} onChange={onChange} />;
  const { rerender } = render(field(3));
  const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Days" });
  act(() => input.focus());
  fireEvent.change(input, { target: { value: "45" } });
  rerender(field(7));

  expect(input.value).toBe("45");
  act(() => input.blur());
  expect(onChange).toHaveBeenCalledWith(45);
  rerender(field(45));
  expect(input.value).toBe("45");
  rerender(field(7));
  expect(input.value).toBe("7");
});
