import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import type { KindOfStart } from "#ui/triggers/kind.ts";

/** Starts when a person is added. */
export const personIsAdded: KindOfStart<"person_is_added"> = {
  kind: "person_is_added",
  icon: onePathIcon(
    "user-plus",
    "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M13 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM19 8v6M22 11h-6",
  ),
  example: "person_is_added.example",
  fresh: () => ({ kind: "person_is_added" }),
  sentence: () => ({ key: "person_is_added.sentence.starts", slots: {} }),
  panel: late(() => import("#ui/triggers/person-is-added/panel.tsx").then((one) => one.AddedPanel)),
  takesCalls: false,
};
