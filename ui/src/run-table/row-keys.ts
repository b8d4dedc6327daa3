import { type RefObject, useEffect } from "react";

const CONTROLS = "a[href], button, input";
/** So many rows are one page of keys. */
const ROWS_OF_A_PAGE = 10;

/** Where the focus goes from one row to: its number, or null where the key means nothing here. */
export function rowAfter(key: string, row: number, rows: number): number | null {
  const within = (wanted: number) => Math.max(0, Math.min(rows - 1, wanted));
  switch (key) {
    case "ArrowDown":
      return within(row + 1);
    case "ArrowUp":
      return within(row - 1);
    case "PageDown":
      return within(row + ROWS_OF_A_PAGE);
    case "PageUp":
      return within(row - ROWS_OF_A_PAGE);
    case "Home":
      return 0;
    case "End":
      return rows - 1;
    default:
      return null;
  }
}

/**
 * One tab stop for the rows of a table: the arrow keys go from row to row and from part to part of
 * one, Page up and down go further, Home and End to the ends, Space on a name ticks its row, and Enter on
 * a tick opens it. On the button of a menu both are the button's.
 */
export function useRowKeys(table: RefObject<HTMLTableElement | null>, isOn: boolean): void {
  // After each render: rows come and go.
  useEffect(() => {
    if (isOn && table.current) keepOneStop(table.current);
  });
  useEffect(() => {
    const element = table.current;
    if (!isOn || !element) return;
    const onFocus = () => keepOneStop(element);
    const onKey = (event: KeyboardEvent) => pressed(element, event);
    element.addEventListener("focusin", onFocus);
    element.addEventListener("keydown", onKey, true);
    return () => {
      element.removeEventListener("focusin", onFocus);
      element.removeEventListener("keydown", onKey, true);
    };
  }, [table, isOn]);
}

const rowsOf = (table: HTMLTableElement) =>
  Array.from(table.tBodies[0]?.rows ?? []) as HTMLTableRowElement[];
const controlsOf = (row: HTMLTableRowElement) =>
  Array.from(row.querySelectorAll<HTMLElement>(CONTROLS));

/** The one that has the focus, or had it last; the first name where none did. */
function keepOneStop(table: HTMLTableElement): void {
  const controls = rowsOf(table).flatMap(controlsOf);
  const focused = controls.find((one) => one === document.activeElement);
  const before = controls.find((one) => one.dataset.stop === "here");
  const stop = focused ?? before ?? controls.find((one) => one.matches(".row-link"));
  for (const one of controls) {
    const wanted = one === stop ? 0 : -1;
    if (one.tabIndex !== wanted) one.tabIndex = wanted;
    if (one === stop) one.dataset.stop = "here";
    else delete one.dataset.stop;
  }
}

function pressed(table: HTMLTableElement, event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = rowsOf(table);
  const row = target.closest("tr");
  const at = row ? rows.indexOf(row) : -1;
  if (!row || at === -1 || target.getAttribute("aria-expanded") === "true") return;
  const controls = controlsOf(row);
  const place = controls.indexOf(target);
  if (place === -1) return;
  const isEnd = getComputedStyle(table).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowLeft" || key === "ArrowRight") {
    take(event, controls[place + (key === isEnd ? 1 : -1)]);
    return;
  }
  if (key === " " && target.matches(".row-link")) {
    take(event, target);
    row.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
    return;
  }
  if (key === "Enter" && target.matches("input[type=checkbox]")) {
    const name = row.querySelector<HTMLElement>(".row-link");
    take(event, name ?? undefined);
    name?.click();
    return;
  }
  const next = rowAfter(key, at, rows.length);
  const there = next === null ? undefined : rows[next];
  if (there) take(event, controlsOf(there)[place]);
}

function take(event: KeyboardEvent, control: HTMLElement | undefined): void {
  event.preventDefault();
  event.stopPropagation();
  control?.focus();
}
