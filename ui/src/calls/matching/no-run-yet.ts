import type { Shape } from "#ui/api/shapes.ts";

type WhoIsInIt = Pick<Shape<"Workflow">, "live_version" | "in_it" | "done_30d">;

/** Whether nobody has been in a workflow yet: it was never live, or nobody has started since it is. */
export function hasNoRunYet({ live_version, in_it, done_30d }: WhoIsInIt): boolean {
  return live_version === null || in_it + done_30d === 0;
}
