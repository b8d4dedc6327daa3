import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { Wish } from "#ui/editing/shown-field.ts";
import { root, type Screen } from "#ui/frame/screens.ts";

type Search = {
  step?: string;
  tour?: "welcome" | "connect";
  /** What of the step is to be replaced, or said. */
  replace?: Wish;
};

const designer = createRoute({
  getParentRoute: () => root,
  path: "/workflows/$workflow",
  validateSearch: (search): Search => ({
    ...(typeof search.step === "string" ? { step: search.step } : {}),
    ...(search.tour === "welcome" || search.tour === "connect" ? { tour: search.tour } : {}),
    ...replacing(search.replace),
  }),
  component: lazyRouteComponent(
    () => import("#ui/designer/load-designer.ts").then(({ loadDesigner }) => loadDesigner()),
    "DesignerRoute",
  ),
});

const WISHES: readonly Wish[] = ["replace_address", "replace_token", "say_who"];

function replacing(asked: unknown): Pick<Search, "replace"> {
  const wish = WISHES.find((one) => one === asked);
  return wish ? { replace: wish } : {};
}

declare module "#ui/frame/screens.ts" {
  interface WindowRoutes {
    designer: typeof designer;
  }
}

export const screen: Screen = { window: [designer] };
