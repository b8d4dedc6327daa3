import type { ProblemGroup } from "#ui/api/shapes.ts";

/** For how many of those who wait new settings make another message, as far as that was looked at. */
export function forWhomNew({ newer, people }: Pick<ProblemGroup, "newer" | "people">): number {
  return newer === null || newer.more ? people : newer.people;
}
