import { useState } from "react";
import type { Definition, StepId } from "#ui/document/definition.ts";
import type { Outline } from "#ui/document/outline.ts";
import { stepsOf } from "#ui/document/tree.ts";
import type { Layout } from "#ui/flow/layout/blocks.ts";
import {
  type FoldKey,
  type Folds,
  pathOf,
  pathToggled,
  revealing,
  toggled,
  UNFOLDED,
} from "#ui/flow/layout/folds.ts";

export type Folding = {
  readonly folds: Folds;
  readonly onFold: (key: FoldKey, drawn: { of: Outline; drawn: Layout }) => void;
  readonly onReveal: (step: StepId, of: Outline) => void;
};

/** What of the drawing is folded; kept while the drawing is open. */
export function useFolds(definition: Definition): Folding {
  const [folds, setFolds] = useState<Folds>(UNFOLDED);
  return {
    folds,
    onFold: (key, { of, drawn }) => {
      const path = of.paths.get(pathOf(key) ?? "");
      const listed = path && drawn.listed.get(path.owner);
      setFolds((old) =>
        path && listed
          ? pathToggled(old, path.owner, path.key, listed.open === path.key)
          : toggled(old, key),
      );
    },
    onReveal: (step, of) => {
      setFolds((old) => revealing(old, of, step, (key) => stepsOf(definition, key) ?? []));
    },
  };
}
