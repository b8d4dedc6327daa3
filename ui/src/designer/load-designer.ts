import { loadStepPanels } from "#ui/steps/registry.ts";
import { loadStartPanels } from "#ui/triggers/registry.ts";

/** The designer with the panels of all kinds: once it is open, none of them is waited for. */
export async function loadDesigner() {
  const [route] = await Promise.all([
    import("#ui/designer/designer-route.tsx"),
    loadStepPanels(),
    loadStartPanels(),
  ]);
  return route;
}
