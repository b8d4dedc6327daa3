import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root, type Screen } from "#ui/frame/screens.ts";

const designer = createRoute({
  getParentRoute: () => root,
  path: "/workflows/$workflow",
  validateSearch: (search): { step?: string; tour?: "welcome" | "connect" } => ({
    ...(typeof search.step === "string" ? { step: search.step } : {}),
    ...(search.tour === "welcome" || search.tour === "connect" ? { tour: search.tour } : {}),
  }),
  component: lazyRouteComponent(
    () => import("#ui/designer/load-designer.ts").then(({ loadDesigner }) => loadDesigner()),
    "DesignerRoute",
  ),
});

declare module "#ui/frame/screens.ts" {
  interface WindowRoutes {
    designer: typeof designer;
  }
}

export const screen: Screen = { window: [designer] };
