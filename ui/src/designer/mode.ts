/** What is shown in place of the draft, or beside it. */
export type Mode = "edit" | "live" | "go_live" | "try" | "versions";
