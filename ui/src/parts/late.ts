import { type ComponentType, createElement, type ReactNode } from "react";

/** A component in a bundle of its own, drawn once that is loaded; nothing before. */
export type Late<P extends object> = {
  readonly load: () => Promise<void>;
  readonly draw: (props: P) => ReactNode;
};

/**
 * Whoever draws it loads it first. A lazy component would show a fallback for a moment, even
 * where its bundle came long ago.
 */
export function late<P extends object>(load: () => Promise<ComponentType<P>>): Late<P> {
  let loaded: ComponentType<P> | null = null;
  return {
    load: async () => {
      loaded ??= await load();
    },
    draw: (props) => loaded && createElement(loaded, props),
  };
}
