import type { AtTheSameTime } from "#ui/document/definition.ts";
import type { Face } from "#ui/steps/face.ts";
import { SPLIT } from "#ui/steps/icons.ts";

export const atTheSameTime: Face<AtTheSameTime> = {
  icon: SPLIT,
  sentence: ({ paths }) => ({ key: "together", slots: {}, count: paths.length }),
};
