import type { ChoosePath } from "#ui/document/definition.ts";
import type { Face } from "#ui/steps/face.ts";
import { SPLIT } from "#ui/steps/icons.ts";

export const choosePath: Face<ChoosePath> = {
  icon: SPLIT,
  sentence: ({ paths }) => ({ key: "chooses", slots: {}, count: paths.length + 1 }),
};
