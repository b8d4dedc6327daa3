import type { StepCommand } from "#ui/flow/face.ts";
import type { Movement } from "#ui/flow/moving/focus.ts";

export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** What a key means in the flow. */
export type KeyMeaning =
  | { readonly kind: "focus"; readonly movement: Movement }
  | { readonly kind: "command"; readonly command: StepCommand }
  | { readonly kind: "add"; readonly side: "after" | "before" }
  | { readonly kind: "zoom"; readonly to: "fit" | "normal" | "whole" }
  | { readonly kind: "open" }
  | { readonly kind: "fold" };

const command = (name: StepCommand): KeyMeaning => ({ kind: "command", command: name });
const focus = (movement: Movement): KeyMeaning => ({ kind: "focus", movement });

const PLAIN: Readonly<Record<string, KeyMeaning>> = {
  ArrowDown: focus("next"),
  ArrowUp: focus("previous"),
  Home: focus("first"),
  End: focus("last"),
  Enter: { kind: "open" },
  " ": { kind: "fold" },
  a: { kind: "add", side: "after" },
  "+": { kind: "add", side: "after" },
  Delete: command("delete"),
  Backspace: command("delete"),
  F2: command("rename"),
  ContextMenu: command("menu"),
};

const WITH_CONTROL: Readonly<Record<string, KeyMeaning>> = {
  z: command("undo"),
  y: command("redo"),
  d: command("copy"),
  c: command("clip_copy"),
  x: command("clip_cut"),
  v: command("clip_paste"),
  f: command("find"),
  s: command("saved"),
  "0": { kind: "zoom", to: "fit" },
  "1": { kind: "zoom", to: "normal" },
  "2": { kind: "zoom", to: "whole" },
};

const WITH_SHIFT: Readonly<Record<string, KeyMeaning>> = {
  a: { kind: "add", side: "before" },
  "+": { kind: "add", side: "after" },
  F10: command("menu"),
};

const WITH_ALT: Readonly<Record<string, KeyMeaning>> = {
  ArrowUp: command("move_up"),
  ArrowDown: command("move_down"),
};

/** Keys that point to the next path where one reads from left to right, and what else they do. */
const ACROSS: Readonly<Record<string, { focus: KeyMeaning; move: KeyMeaning }>> = {
  ArrowRight: { focus: focus("path_next"), move: command("move_path_next") },
  ArrowLeft: { focus: focus("path_previous"), move: command("move_path_previous") },
};
const MIRRORED: Readonly<Record<string, string>> = {
  ArrowRight: "ArrowLeft",
  ArrowLeft: "ArrowRight",
};

/** The meaning of a key press, paths mirrored where one reads from right to left. */
export function keyMeaning(pressed: Pressed, rtl: boolean): KeyMeaning | null {
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  const across = ACROSS[(rtl ? MIRRORED[key] : key) ?? key];
  if (pressed.altKey) return pressed.ctrlKey ? null : (across?.move ?? WITH_ALT[key] ?? null);
  if (pressed.ctrlKey || pressed.metaKey) {
    if (pressed.shiftKey) return key === "z" ? command("redo") : null;
    return WITH_CONTROL[key] ?? null;
  }
  if (pressed.shiftKey) return WITH_SHIFT[key] ?? null;
  return across?.focus ?? PLAIN[key] ?? null;
}

/** Whether the page must still see the key: only then does it say what is on the clipboard. */
export function isLeftToPage(meaning: KeyMeaning): boolean {
  return meaning.kind === "command" && meaning.command === "clip_paste";
}
