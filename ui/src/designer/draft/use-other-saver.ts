import { useSystem } from "#ui/api/system.ts";
import { useDesigner } from "#ui/editing/context.ts";

/** Who saved the draft last, when that was somebody else and is known. */
export function useOtherSaver(): string | null {
  const { workflow } = useDesigner();
  return useOther(workflow.draft_saved_by);
}

/** An admin by name, unless it is whoever looks at this. */
export function useOther(by: string | null | undefined): string | null {
  const me = useSystem().data?.actor;
  return me !== undefined && by && by !== me ? by : null;
}
