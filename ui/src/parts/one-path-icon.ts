import { createLucideIcon, type LucideIcon } from "lucide-react";

/**
 * A picture of Lucide drawn as one path: it stands on every card of a drawing, and as it comes it
 * is two to four elements.
 */
export function onePathIcon(name: string, path: string): LucideIcon {
  return createLucideIcon(name, [["path", { d: path, key: name }]]);
}
