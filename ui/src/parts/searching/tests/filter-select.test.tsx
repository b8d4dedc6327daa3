import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { FilterSelect } from "#ui/parts/searching/filter-select.tsx";
import "#ui/words/i18n.ts";

afterEach(cleanup);

function filter(value: string | undefined, onChange: (value: string | undefined) => void) {
  const options = [{ id: "wf_1", label: "Onboarding" }];
  return <FilterSelect label="Workflow" any="All workflows" {...{ options, value, onChange }} />;
}

it("looks otherwise where it narrows the list, and is taken away by itself", () => {
  const change = vi.fn();
  const { container, rerender } = render(filter("wf_1", change));

  expect(container.querySelector(".filter-select.is-set")).not.toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Remove the filter “Workflow”" }));
  expect(change.mock.calls).toEqual([[undefined]]);
  // The button goes, so that the focus is where the filter can be set again.
  expect(document.activeElement?.className).toContain("select");

  rerender(filter(undefined, change));
  expect(container.querySelector(".is-set")).toBeNull();
  expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
});
