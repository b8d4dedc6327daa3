import { createLucideIcon, type LucideIcon } from "lucide-react";

/**
 * Lucide's pictures of the kinds, each drawn as one path: they stand on every card, and as they
 * come they are two to four elements.
 */
export const ARROW_IN = onePath("arrow-down-left", "M17 7 7 17M17 17H7V7");
export const ARROW_OUT = onePath("arrow-up-right", "M7 7h10v10M7 17 17 7");
export const HOURGLASS = onePath(
  "hourglass",
  "M5 22h14M5 2h14M17 22v-4.172a2 2 0 0 0-.586-1.414L12 12l-4.414 4.414A2 2 0 0 0 7 17.828V22" +
    "M7 2v4.172a2 2 0 0 0 .586 1.414L12 12l4.414-4.414A2 2 0 0 0 17 6.172V2",
);
export const SPLIT = onePath(
  "split",
  "M16 3h5v5M8 3H3v5M12 22v-8.3a4 4 0 0 0-1.172-2.872L3 3M15 9l6-6",
);

function onePath(name: string, path: string): LucideIcon {
  return createLucideIcon(name, [["path", { d: path, key: name }]]);
}
