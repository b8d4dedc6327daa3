import { createRootRoute, createRoute, type LinkProps } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { TitledWords } from "#ui/words/words.ts";

/** Above all screens. */
export const root = createRootRoute();

/** Above the screens with the left bar. */
export const page = createRoute({ getParentRoute: () => root, id: "page" });

/** The routes with the left bar; each screen adds its own, so that links know their paths. */
// biome-ignore lint/suspicious/noEmptyInterface: the screens fill it.
export interface PageRoutes {}

/** The routes that fill the window. */
// biome-ignore lint/suspicious/noEmptyInterface: the screens fill it.
export interface WindowRoutes {}

/** What a folder of the UI registers in its `screen.ts`. */
export type Screen = {
  /** Its routes with the left bar. */
  page?: readonly PageRoutes[keyof PageRoutes][];
  /** Its routes that fill the window. */
  window?: readonly WindowRoutes[keyof WindowRoutes][];
  menu?: MenuEntry;
};

/** A line of the menu. */
export type MenuEntry = {
  to: LinkProps["to"];
  /** Its place; a line parts what belongs to different groups. */
  order: number;
  group: "work" | "setup";
  icon: LucideIcon;
  /** The words whose `title` it is called by. */
  words: TitledWords;
  /** What needs somebody there, and how that is said. */
  useCount?: () => { count: number; words: string };
};
