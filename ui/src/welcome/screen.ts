import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { queries } from "#ui/api/cache/query-client.ts";
import { systemQuery } from "#ui/api/system.ts";
import { root, type Screen } from "#ui/frame/screens.ts";

/** Whoever comes without an address is welcomed at first, and later sees the workflows. */
const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async () => {
    const system = await queries.fetchQuery(systemQuery).catch(() => null);
    const first = system !== null && !system.welcome_done && system.counts.workflows === 0;
    throw redirect({ to: first ? "/welcome" : "/workflows" });
  },
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  component: lazyRouteComponent(() => import("#ui/welcome/welcome-page.tsx"), "WelcomePage"),
});

declare module "#ui/frame/screens.ts" {
  interface WindowRoutes {
    start: typeof start;
    welcome: typeof welcome;
  }
}

export const screen: Screen = { window: [start, welcome] };
