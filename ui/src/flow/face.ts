import type { Definition, StepId } from "#ui/document/definition.ts";
import type { Place } from "#ui/document/tree.ts";
import type { Status } from "#ui/parts/status-glyph.tsx";

/** How a step looks in a run: its status and the words after it ("no call for 3 days"; may be empty). */
export type StepFace = {
  readonly status: Status;
  readonly words: string;
  /** Of a split that the run is in: how many of its paths are still under way. */
  readonly toGo?: number | undefined;
};

/** The most pressing problem of a step, as a line on its card, and how many there are. */
export type StepProblem = {
  readonly level: "to_fix" | "to_check";
  readonly words: string;
  readonly toFix: number;
  readonly toCheck: number;
};

/** What a key or a menu asks of a step. */
export type StepCommand =
  | "menu"
  | "rename"
  | "copy"
  | "clip_copy"
  | "clip_cut"
  | "clip_paste"
  | "move_up"
  | "move_down"
  | "move_path_next"
  | "move_path_previous"
  | "delete"
  | "undo"
  | "redo"
  | "find"
  | "saved";

/** What the drawing asks for when it can be edited; `anchor` is where a popover opens. */
export type FlowActions = {
  readonly onAdd: (place: Place, anchor: Element) => void;
  readonly onMove: (step: StepId, place: Place) => void;
  readonly onPaste: (place: Place) => void;
  readonly onCommand: (step: StepId, command: StepCommand, anchor: Element) => void;
};

/** Asks the drawing to put the focus on a card; a new object is a new wish. */
export type FocusWish = { readonly step: StepId };

/** What a flow drawing is given. Without `actions` it is read-only, with `faces` it shows a run. */
export type FlowProps = {
  readonly definition: Definition;
  readonly selected: StepId | null;
  /** A card was pressed; `open` when its panel should take the focus (Enter). */
  readonly onSelect: (step: StepId, open: boolean) => void;
  /** By step, and by path where the run has come to its split. */
  readonly faces?: ReadonlyMap<StepId, StepFace> | undefined;
  /** Whether the run has reached the end. */
  readonly finished?: boolean | undefined;
  /** By step; what is wrong with a path also by the path. */
  readonly problems?: ReadonlyMap<StepId, StepProblem> | undefined;
  readonly actions?: FlowActions | undefined;
  /** Shown names of connections by id, for the sentences on the cards. */
  readonly connections?: ReadonlyMap<string, string> | undefined;
  readonly focusWish?: FocusWish | null | undefined;
  /** How much narrower the drawing becomes once a step is chosen; paths have to fit then, too. */
  readonly reserved?: number | undefined;
};
