import type { RunSummary } from "#ui/api/shapes.ts";

/** How rows are ticked, and which are. `rows` are all that are shown. */
export type Choosing = {
  readonly isChosen: (run: string) => boolean;
  readonly toggle: (run: RunSummary, rows: readonly RunSummary[]) => void;
  readonly toggleAll: (rows: readonly RunSummary[]) => void;
};
