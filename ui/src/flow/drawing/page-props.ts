import type { RefObject } from "react";
import type { Outline } from "#ui/document/outline.ts";
import type { Hands } from "#ui/flow/drawing/hands.ts";
import type { FlowProps } from "#ui/flow/face.ts";
import type { Block, Layout } from "#ui/flow/layout/blocks.ts";
import type { Stop } from "#ui/flow/layout/folds.ts";
import type { Lines } from "#ui/flow/layout/lines.ts";
import type { Drag } from "#ui/flow/moving/use-drag.ts";

/** What the page of a drawing is given, and each of its parts asks for. */
export type FlowPageProps = FlowProps & {
  readonly layout: Layout;
  readonly lines: Lines;
  readonly of: Outline;
  readonly visible: readonly Block[];
  readonly focused: Stop;
  readonly keysId: string;
  readonly drag: Drag | null;
  readonly hands: RefObject<Hands>;
};
