import { Split } from "lucide-react";
import type { ChoosePath } from "#ui/flow/definition.ts";
import type { Face } from "#ui/flow/kinds/face.ts";

export const choosePath: Face<ChoosePath> = {
  icon: Split,
  sentence: ({ paths }) => ({ key: "chooses", slots: {}, count: paths.length + 1 }),
};
