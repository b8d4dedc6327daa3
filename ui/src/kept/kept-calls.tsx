import { useState } from "react";
import type { KeptAt } from "#ui/kept/kept-at.ts";
import { KeptWaitingDialog } from "#ui/kept/kept-waiting-dialog.tsx";
import { StartKeptDialog } from "#ui/kept/start-kept-dialog.tsx";

type KeptCallsProps = { workflow: KeptAt; onClose: () => void };

/**
 * The calls that came while a workflow was off, with whom they are about. Nothing starts by itself,
 * and nothing starts while it is off, or while the version that would start it cannot be read.
 */
export function KeptCalls({ workflow, onClose }: KeptCallsProps) {
  const dialog = { workflow, onClose };
  // Decided once: what was ticked is not lost when the workflow is turned on inside of the dialog.
  const [starts] = useState(workflow.state === "live" && !workflow.live_unreadable);
  return starts ? <StartKeptDialog {...dialog} /> : <KeptWaitingDialog {...dialog} />;
}
