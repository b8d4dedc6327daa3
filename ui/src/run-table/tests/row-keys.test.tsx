import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useRef } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { useRowKeys } from "#ui/run-table/row-keys.ts";
import { RowsInView } from "#ui/run-table/rows-in-view.tsx";
import "#ui/words/i18n.ts";

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Rows({ onOpen, rows = 2 }: { onOpen: (name: string) => void; rows?: number }) {
  const table = useRef<HTMLTableElement>(null);
  useRowKeys(table, true);
  const names = Array.from({ length: rows }, (_, n) => `Person ${n}`);
  return (
    <div className="page">
      <RowsInView shown={rows} table={table} all={null} />
      <table ref={table}>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <td>
                <input type="checkbox" aria-label={`Tick ${name}`} />
              </td>
              <td>
                <button type="button" className="row-link" onClick={() => onOpen(name)}>
                  {name}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

it("Enter on a tick opens its row, and does not tick it", () => {
  const onOpen = vi.fn();
  render(<Rows onOpen={onOpen} />);
  const tick = screen.getByRole<HTMLInputElement>("checkbox", { name: "Tick Person 1" });
  tick.focus();
  fireEvent.keyDown(tick, { key: "Enter" });

  expect(onOpen.mock.calls).toEqual([["Person 1"]]);
  expect(tick.checked).toBe(false);
});

it("rows that are added are told without a scroll", () => {
  vi.useFakeTimers();
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 10, 10));
  const { rerender, container } = render(<Rows onOpen={vi.fn()} />);
  vi.advanceTimersByTime(2_000);
  expect(container.querySelector("[role=status]")?.textContent).toBe("");

  rerender(<Rows onOpen={vi.fn()} rows={4} />);
  act(() => vi.advanceTimersByTime(2_000));

  expect(container.querySelector("[role=status]")?.textContent).toBe("Rows 1 to 4");
});
