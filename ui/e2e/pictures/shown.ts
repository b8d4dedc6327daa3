/** One picture in its sizes and themes, and what it is laid beside. */
export type Scene = {
  readonly name: string;
  /** What it shows. */
  readonly shows: string;
  /** The picture of the look that it is to be like. */
  readonly look?: string;
  /** What is pictured beside English in a window of the usual size. */
  readonly also?: "german" | "narrow" | "german narrow";
};

type Room = { readonly title: string; readonly scenes: readonly Scene[] };

/** All pictures, in the order in which somebody new meets them. */
export const ROOMS: readonly Room[] = [
  {
    title: "The first minutes",
    scenes: [
      { name: "sign-in", shows: "Where a browser without a session begins" },
      { name: "welcome", shows: "The first page of a new Baton", look: "first-run" },
      { name: "welcome-connect", shows: "Which way the data goes", look: "first-run" },
      { name: "see-it-work", shows: "The ready-made workflow, with its call-out" },
      { name: "try-out-start", shows: "Try it: with whom, and who is contacted" },
      { name: "try-out", shows: "A try-out that waits for a call" },
      { name: "try-out-done", shows: "A whole try-out, and what comes next" },
    ],
  },
  {
    title: "Workflows",
    scenes: [
      { name: "workflows", shows: "All workflows", look: "workflows", also: "german" },
      { name: "workflows-kept", shows: "A workflow that is off and kept calls", look: "kept" },
      { name: "kept", shows: "Who the kept calls are about", look: "kept" },
      { name: "kept-mended", shows: "Which calls begin once the start is mended", look: "kept" },
    ],
  },
  {
    title: "The designer",
    scenes: [
      { name: "blank", shows: "The blank page, with its two questions", look: "blank" },
      {
        name: "designer",
        shows: "A flow and the panel of a step",
        look: "designer",
        also: "german",
      },
      { name: "paste-judged", shows: "What Baton keeps secret of a pasted address", look: "paste" },
      { name: "paste-id", shows: "A part of an address that may be a token", look: "paste" },
      { name: "paste", shows: "One consent for a pasted address", look: "paste" },
      { name: "paste-goes-on", shows: "An address that may go on in the next line", look: "paste" },
      { name: "token-form", shows: "A token that is given separately", look: "paste" },
      { name: "token-doubted", shows: "A text that looks like no token" },
      { name: "test-asked", shows: "The question before the first test" },
      { name: "test-refused", shows: "A test whose token is not valid" },
      {
        name: "address-form",
        shows: "The address of a start, its token at the end",
        look: "wait-panel",
      },
      { name: "panel", shows: "The panel of a wait after a call", look: "wait-panel" },
      { name: "matching", shows: "Whose run a call is about, and earlier calls", look: "who" },
      { name: "start-finds-nobody", shows: "A start that finds nobody in its calls", look: "who" },
      { name: "start-fields", shows: "What the calls have, to choose from", look: "who" },
      { name: "start-finds-somebody", shows: "The same start once it finds them", look: "who" },
      { name: "call-hidden", shows: "A call in which something sensitive is hidden", look: "data" },
      { name: "splits-editing", shows: "Choose a path", look: "choose-path" },
      { name: "splits-folded", shows: "Folded parts of a flow", look: "choose-path" },
      { name: "time-wait", shows: "Wait for time, with the next people", look: "time-wait" },
      { name: "go-live", shows: "What going live changes, and for whom" },
      { name: "go-live-mended", shows: "Going live with a mended start" },
      { name: "versions", shows: "All versions" },
      { name: "two-admins", shows: "Two who changed the same" },
      { name: "keep-mine", shows: "What keeping mine takes back" },
      { name: "leave", shows: "The question at leaving with unsaved changes" },
    ],
  },
  {
    title: "Runs",
    scenes: [
      { name: "runs", shows: "All runs", look: "runs", also: "german" },
      {
        name: "many-bar",
        shows: "Runs that are ticked, and what can be done with them",
        look: "runs",
      },
      { name: "many-sheet", shows: "Stopping all runs that match", look: "runs" },
      { name: "many-refused", shows: "What was sent again, and not accepted", look: "runs" },
      { name: "many-missed", shows: "Runs that a step could not be skipped in", look: "runs" },
      {
        name: "run-needs-you",
        shows: "A run that needs somebody",
        look: "run-detail",
        also: "german",
      },
      { name: "run-waits", shows: "A run that waits for a call", look: "run-detail" },
      { name: "run-start", shows: "The call that started a run", look: "data" },
      { name: "run-refused", shows: "A run whose data the other tool refused", look: "run-detail" },
      { name: "splits-run", shows: "A run with two paths under way", look: "run-parallel" },
      { name: "run-skip", shows: "What skipping a step leads to", look: "run-skip" },
      { name: "mark-received", shows: "Mark as received, with what the call says", look: "data" },
      { name: "change-first", shows: "Change the data first", look: "data" },
    ],
  },
  {
    title: "Problems",
    scenes: [
      { name: "problems", shows: "All problems", look: "problems", also: "german narrow" },
      { name: "problems-long", shows: "Somebody unknown with a long address", look: "problems" },
      { name: "problem-open", shows: "A call that fits nobody", look: "problem" },
      { name: "choose-run", shows: "Which run a call is about", look: "problem" },
      { name: "fill-in", shows: "Fill in what is empty" },
      { name: "unread", shows: "A call that cannot be read", look: "data" },
      { name: "call-of-many", shows: "The entry that a problem is about", look: "data" },
      { name: "wrong-tokens", shows: "Who calls with a wrong token" },
      { name: "problem-solved", shows: "A problem that is solved" },
      { name: "problem-ignored", shows: "A problem that was ignored" },
    ],
  },
  {
    title: "People, connections, settings",
    scenes: [
      { name: "people", shows: "All people" },
      { name: "person", shows: "One person" },
      { name: "person-long", shows: "One person, with a long address" },
      { name: "connections", shows: "All connections" },
      { name: "connection", shows: "One connection" },
      { name: "settings", shows: "Settings" },
    ],
  },
];

/** The reference of the look in another size or language than the usual one. */
export const LOOKS_ASIDE: Readonly<Record<string, string>> = {
  "designer-german": "designer-german",
  "problems-narrow": "problems-320",
};
