import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Workflow } from "lucide-react";
import { page, type Screen } from "#ui/frame/screens.ts";

const workflows = createRoute({
  getParentRoute: () => page,
  path: "/workflows",
  component: lazyRouteComponent(() => import("#ui/workflows/workflows-page.tsx"), "WorkflowsPage"),
});

declare module "#ui/frame/screens.ts" {
  interface PageRoutes {
    workflows: typeof workflows;
  }
}

export const screen: Screen = {
  page: [workflows],
  menu: { to: "/workflows", order: 1, group: "work", icon: Workflow, words: "workflows" },
};
