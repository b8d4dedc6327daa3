import { appendFileSync } from "node:fs";

/** A goal of the screens, what was found, and the most that it may be. */
type Goal = { readonly goal: string; readonly found: number; readonly most: number };

/** Says what was counted of a goal: on the screen, and where `cargo xtask ux` gathers them. */
export function tell({ goal, found, most }: Goal): void {
  console.log(`${goal}: ${found}, at most ${most}`);
  gather({ goal, found, most, verdict: found <= most ? "met" : "MISSED" });
}

/** The same of one that takes time, whose verdict hangs on how slow the computer is. */
export function tellTimed(goal: Goal & { readonly verdict: string }): void {
  gather(goal);
}

function gather(goal: Goal & { readonly verdict: string }): void {
  const file = process.env.BATON_GOALS;
  if (file) appendFileSync(file, `${JSON.stringify(goal)}\n`);
}
