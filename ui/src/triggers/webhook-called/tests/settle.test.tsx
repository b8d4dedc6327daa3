import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Settle } from "#ui/triggers/webhook-called/settle.tsx";
import "#ui/words/i18n.ts";

vi.mock("#ui/editing/context.ts", () => ({ useDesigner: () => ({ isReadOnly: false }) }));

afterEach(cleanup);

const wait = () => screen.getByRole("switch", { name: /Wait a little for more/ });

it("is off until somebody turns it on, for a minute at first", () => {
  const onChange = vi.fn();
  render(<Settle value={0} onChange={onChange} />);
  expect(screen.queryByText("How long")).toBeNull();

  fireEvent.click(wait());

  expect(onChange).toHaveBeenCalledWith(60);
});

it("says for how long, also what is none of the usual lengths, and can be turned off", () => {
  const onChange = vi.fn();
  render(<Settle value={45} onChange={onChange} />);
  expect(screen.getByRole("button", { name: /How long/ }).textContent).toContain("45 seconds");

  fireEvent.click(wait());

  expect(onChange).toHaveBeenCalledWith(0);
});
