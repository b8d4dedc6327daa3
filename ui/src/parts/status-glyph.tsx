import type { ReactNode } from "react";
import { classes } from "#ui/parts/classes.ts";

/** The statuses a step or a run can have. */
export type Status =
  | "running"
  | "waiting"
  | "needs_you"
  | "done"
  | "skipped"
  | "stopped"
  | "not_yet"
  | "not_needed";

const drawings = {
  running: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path className="filled turn" d="M8 2a6 6 0 0 1 0 12z" />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  needs_you: (
    <>
      <path
        className="filled"
        d="M6.9 1.9a1.27 1.27 0 0 1 2.2 0l5.6 9.9a1.26 1.26 0 0 1-1.1 1.9H2.4a1.26 1.26 0 0 1-1.1-1.9z"
      />
      <path
        className="ink"
        d="M7.15 5.2h1.7l-.2 4.2h-1.3zM8 10.4a.95.95 0 1 1 0 1.9.95.95 0 0 1 0-1.9z"
      />
    </>
  ),
  done: <path d="m3 8.6 3.4 3.4L13 4.8" strokeWidth="2" />,
  skipped: (
    <>
      <path d="M2 11.5c0-4 2.5-6.3 5.6-6.3 2.4 0 4.2 1.3 5.2 3.6" />
      <path d="m13.6 4.8-.6 4.2-4-1.1" />
    </>
  ),
  stopped: <rect className="filled" x="3" y="3" width="10" height="10" rx="2" />,
  not_yet: <circle cx="8" cy="8" r="5.6" />,
  not_needed: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M5.4 8h5.2" />
    </>
  ),
} satisfies Record<Status, ReactNode>;

type StatusGlyphProps = { status: Status; className?: string };

/** The shape of a status; its word stands beside it. */
export function StatusGlyph({ status, className }: StatusGlyphProps) {
  return (
    <svg
      className={classes("glyph", status === "running" && "turning", className)}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {drawings[status]}
    </svg>
  );
}
