import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { root, type Screen } from "#ui/frame/screens.ts";

type Search = {
  step?: string;
  tour?: "welcome" | "connect";
  /** What of the step is to be replaced. */
  replace?: "replace_address" | "replace_token";
};

const designer = createRoute({
  getParentRoute: () => root,
  path: "/workflows/$workflow",
  validateSearch: (search): Search => ({
    ...(typeof search.step === "string" ? { step: search.step } : {}),
    ...(search.tour === "welcome" || search.tour === "connect" ? { tour: search.tour } : {}),
    ...(search.replace === "replace_address" || search.replace === "replace_token"
      ? { replace: search.replace }
      : {}),
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
