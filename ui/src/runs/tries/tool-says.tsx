import type { Run, RunStep } from "#ui/api/shapes.ts";
import { isToldByTool, ToolReasons } from "#ui/problem-actions/tool-says/tool-reasons.tsx";

type ToolSaysProps = { run: Run; step: string; state: RunStep; tool: string };

/** What the other tool itself says about why it does not take the data; nothing where it says nothing. */
export function ToolSays({ run, step, state, tool }: ToolSaysProps) {
  const isTold = state.status === "needs_you" && isToldByTool(state.detail?.params.problem);
  return isTold ? <ToolReasons run={run.id} step={step} tool={tool} of={run} /> : null;
}
