import { late } from "#ui/parts/late.ts";
import { onePathIcon } from "#ui/parts/one-path-icon.ts";
import { sentenceOf } from "#ui/triggers/detail-changed/sentence.ts";
import { freshChange } from "#ui/triggers/detail-changed/settings.ts";
import type { KindOfStart } from "#ui/triggers/kind.ts";

/** Starts when a detail of a person changes. */
export const detailChanged: KindOfStart<"detail_changed"> = {
  kind: "detail_changed",
  icon: onePathIcon(
    "user-cog",
    "M11.5 15H7a4 4 0 0 0-4 4v2M14 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM15 18h6M18 15l3 3-3 3",
  ),
  example: "detail_changed.example",
  fresh: freshChange,
  sentence: sentenceOf,
  panel: late(() => import("#ui/triggers/detail-changed/panel.tsx").then((one) => one.ChangePanel)),
  takesCalls: false,
};
