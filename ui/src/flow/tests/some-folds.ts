import type { Definition } from "#ui/document/definition.ts";
import { branches } from "#ui/document/sequences.ts";
import { walk } from "#ui/document/tree.ts";
import {
  type Folds,
  pathFold,
  pathToggled,
  runFold,
  toggled,
  UNFOLDED,
} from "#ui/flow/layout/folds.ts";

/** Some folds of a flow: which parts, by the bits of a number. */
export function someFolds(definition: Definition, bits: number): Folds {
  let folds = UNFOLDED;
  let bit = 0;
  const chosen = () => {
    bit += 1;
    return ((bits >>> (bit % 30)) & 1) === 1;
  };
  for (const step of walk(definition.steps)) {
    if (chosen()) folds = toggled(folds, runFold(step.id));
    if (branches(step).length > 0 && chosen()) folds = toggled(folds, step.id);
    for (const branch of branches(step)) {
      const isFolded = chosen();
      const isOpen = chosen();
      if (isFolded) folds = toggled(folds, pathFold(branch.key));
      if (isOpen) folds = pathToggled(folds, step.id, branch.key);
    }
  }
  return folds;
}
