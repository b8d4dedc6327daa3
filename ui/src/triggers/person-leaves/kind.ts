import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { KindOfStart } from "#ui/triggers/kind.ts";

/** Starts when a person leaves. */
export const personLeaves: KindOfStart<"person_leaves"> = {
  kind: "person_leaves",
  icon: onePathIcon(
    "user-minus",
    "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM22 11h-6",
  ),
  example: "person_leaves.example",
  fresh: () => ({ kind: "person_leaves" }),
  sentence: () => ({ key: "person_leaves.sentence.starts", slots: {} }),
  panel: late(() =>
    import("#ui/triggers/person-leaves/panel.tsx").then((one) => one.PersonLeavesPanel),
  ),
  takesCalls: false,
};
