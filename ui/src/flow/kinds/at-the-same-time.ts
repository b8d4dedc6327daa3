import type { AtTheSameTime } from "#ui/flow/definition.ts";
import type { Face } from "#ui/flow/kinds/face.ts";
import { SPLIT } from "#ui/flow/kinds/icons.ts";

export const atTheSameTime: Face<AtTheSameTime> = {
  icon: SPLIT,
  sentence: ({ paths }) => ({ key: "together", slots: {}, count: paths.length }),
};
