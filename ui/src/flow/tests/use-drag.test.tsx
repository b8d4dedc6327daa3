import { act, fireEvent, renderHook, waitFor } from "@testing-library/react";
import type { PointerEvent } from "react";
import { expect, it } from "vitest";
import { useDrag } from "#ui/flow/moving/use-drag.ts";

const soon = () => act(() => new Promise((resolve) => setTimeout(resolve)));

function dragging() {
  const { result } = renderHook(() =>
    useDrag({ scroller: { current: null }, spots: () => [], zoom: 1, onDrop: () => undefined }),
  );
  const press = { button: 0, pointerType: "mouse", clientX: 10, clientY: 10 };
  act(() => result.current.onPointerDown(press as PointerEvent<HTMLElement>, "step_a"));
  fireEvent.pointerMove(window, { clientX: 90, clientY: 90 });
  return result;
}

it("the click that ends a drag is none, every later one is, wherever it is made", async () => {
  const drag = dragging();
  fireEvent.pointerUp(window);
  expect(drag.current.wasDrag()).toBe(true);

  await waitFor(() => expect(drag.current.wasDrag()).toBe(false));
});

it("a drag that Escape ended is over when the pointer is let go of", async () => {
  const drag = dragging();
  fireEvent.keyDown(window, { key: "Escape" });
  await soon();
  expect(drag.current.wasDrag()).toBe(true);

  fireEvent.pointerUp(window);
  await waitFor(() => expect(drag.current.wasDrag()).toBe(false));
});
