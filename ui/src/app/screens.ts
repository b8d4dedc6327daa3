import type { Screen } from "#ui/frame/screens.ts";

/** Every folder with a `screen.ts` is a screen; nothing else lists them. */
export const screens: readonly Screen[] = Object.values(
  import.meta.glob<Screen>("/src/*/screen.ts", { eager: true, import: "screen" }),
);

/** The lines of the menu, from top to bottom. */
export const menu = screens
  .flatMap((screen) => screen.menu ?? [])
  .toSorted((one, other) => one.order - other.order);
