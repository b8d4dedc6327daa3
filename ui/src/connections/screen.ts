import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Cable } from "lucide-react";
import { page, type Screen } from "#ui/frame/screens.ts";

const connections = createRoute({
  getParentRoute: () => page,
  path: "/connections",
  component: lazyRouteComponent(
    () => import("#ui/connections/connections-page.tsx"),
    "ConnectionsPage",
  ),
});

const connection = createRoute({
  getParentRoute: () => page,
  path: "/connections/$connection",
  component: lazyRouteComponent(
    () => import("#ui/connections/connection-page.tsx"),
    "ConnectionPage",
  ),
});

declare module "#ui/frame/screens.ts" {
  interface PageRoutes {
    connections: typeof connections;
    connection: typeof connection;
  }
}

export const screen: Screen = {
  page: [connections, connection],
  menu: { to: "/connections", order: 5, group: "setup", icon: Cable, words: "connections" },
};
