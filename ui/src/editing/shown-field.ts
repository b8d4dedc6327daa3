import type { ValidationCode } from "#ui/document/definition.ts";

/** What an admin wants to do in a panel, where nothing is wrong with the draft. */
export type Wish = "replace_address" | "replace_token" | "say_who";

/** What Show me, or a wish, went to; a new object is a new wish. */
export type Shown = {
  readonly code: ValidationCode | Wish | (string & {});
  /** Where in the settings of the step; null where only its section is known. */
  readonly field: string | null;
};

const WISHED: Record<Wish, string> = {
  replace_address: "path",
  replace_token: "token",
  say_who: "person",
};

/** What somebody wished to do in the panel. */
export function wished(wish: Wish): Shown {
  return { code: wish, field: WISHED[wish] };
}

/** The place of a problem in the settings of its step. */
export function fieldOf(path: string | undefined): string | null {
  const at = path?.lastIndexOf("/action/") ?? -1;
  return path === undefined || at < 0 ? null : path.slice(at + "/action/".length);
}

/** What in a section takes the focus: the first of these that it has. */
const FIRST = [
  ".banner input",
  ".banner button",
  "textarea",
  "input",
  "[role=textbox]",
  "button",
] as const;

/** The field that a wish is about, else the first of its section. */
export function fieldIn(section: HTMLElement, field: string | null): HTMLElement | null {
  const named = [...section.querySelectorAll<HTMLElement>("[data-field]")];
  const about = named
    .filter(({ dataset }) => field === dataset.field || field?.startsWith(`${dataset.field}/`))
    .sort((one, other) => (other.dataset.field?.length ?? 0) - (one.dataset.field?.length ?? 0));
  const own = about.flatMap((one) => first(one) ?? []);
  return own[0] ?? first(section);
}

function first(within: HTMLElement): HTMLElement | null {
  const found = FIRST.map((one) => within.querySelector<HTMLElement>(one));
  return found.find((one) => one !== null) ?? null;
}
