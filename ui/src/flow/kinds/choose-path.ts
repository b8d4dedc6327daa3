import type { ChoosePath } from "#ui/flow/definition.ts";
import type { Face } from "#ui/flow/kinds/face.ts";
import { SPLIT } from "#ui/flow/kinds/icons.ts";

export const choosePath: Face<ChoosePath> = {
  icon: SPLIT,
  sentence: ({ paths }) => ({ key: "chooses", slots: {}, count: paths.length + 1 }),
};
