import { useSystem } from "#ui/api/system.ts";
import { useDesigner } from "#ui/editing/context.ts";

/** Who saved the draft last, when that was somebody else and is known. */
export function useOtherSaver(): string | null {
  const { workflow } = useDesigner();
  const me = useSystem().data?.actor;
  const by = workflow.draft_saved_by;
  return me !== undefined && by && by !== me ? by : null;
}
