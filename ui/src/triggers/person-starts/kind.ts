import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { KindOfStart } from "#ui/triggers/kind.ts";

/** Starts when a person starts. */
export const personStarts: KindOfStart<"person_starts"> = {
  kind: "person_starts",
  icon: onePathIcon(
    "user-check",
    "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM16 11l2 2 4-4",
  ),
  example: "person_starts.example",
  fresh: () => ({ kind: "person_starts" }),
  sentence: () => ({ key: "person_starts.sentence.starts", slots: {} }),
  panel: late(() =>
    import("#ui/triggers/person-starts/panel.tsx").then((one) => one.PersonStartsPanel),
  ),
  takesCalls: false,
};
