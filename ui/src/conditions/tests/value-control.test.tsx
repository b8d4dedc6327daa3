import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { ValueControl } from "#ui/conditions/value-control.tsx";
import type { Test } from "#ui/document/definition.ts";
import { i18next } from "#ui/words/i18n.ts";

beforeAll(async () => {
  await i18next.changeLanguage("de");
});
afterEach(cleanup);
afterAll(async () => {
  await i18next.changeLanguage("en");
});

const test = (operator: Test["operator"], values: string[]): Test => ({
  reference: { source: { kind: "person" }, pointer: "/custom/Gehalt" },
  operator,
  values,
});

it.each<[string, Test, number, string[]]>([
  ["a value", test("more_than", [""]), 0, ["50000"]],
  ["the least", test("between", ["", "80000"]), 0, ["50000", "80000"]],
  ["the most", test("between", ["1", ""]), 1, ["1", "50000"]],
  ["days", test("in_the_next", [""]), 0, ["50000"]],
])("a condition compares with the number that was typed: %s", (_, one, place, values) => {
  const onChange = vi.fn();
  render(<ValueControl name="Gehalt" test={one} isReadOnly={false} onChange={onChange} />);
  const field = screen.getAllByRole("textbox")[place];
  if (!field) throw new Error("no field");
  fireEvent.change(field, { target: { value: "50.000" } });

  expect(onChange).toHaveBeenLastCalledWith(values);
});
