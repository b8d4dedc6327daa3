import type { WaitForCall } from "#ui/flow/definition.ts";
import type { Face } from "#ui/flow/kinds/face.ts";
import { HOURGLASS } from "#ui/flow/kinds/icons.ts";
import type { Sentence } from "#ui/flow/sentence.ts";

export const waitForCall: Face<WaitForCall> = {
  icon: HOURGLASS,
  sentence: ({ limit_after_s }, told): Sentence =>
    limit_after_s === null
      ? { key: "waits_for_ever", slots: {} }
      : { key: "waits", slots: { limit: told.duration(limit_after_s) } },
};
