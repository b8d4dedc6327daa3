import { Split } from "lucide-react";
import type { AtTheSameTime } from "#ui/flow/definition.ts";
import type { Face } from "#ui/flow/kinds/face.ts";

export const atTheSameTime: Face<AtTheSameTime> = {
  icon: Split,
  sentence: ({ paths }) => ({ key: "together", slots: {}, count: paths.length }),
};
