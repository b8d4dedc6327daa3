import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Settings } from "lucide-react";
import { page, type Screen } from "#ui/frame/screens.ts";

const settings = createRoute({
  getParentRoute: () => page,
  path: "/settings",
  component: lazyRouteComponent(() => import("#ui/settings/settings-page.tsx"), "SettingsPage"),
});

declare module "#ui/frame/screens.ts" {
  interface PageRoutes {
    settings: typeof settings;
  }
}

export const screen: Screen = {
  page: [settings],
  menu: { to: "/settings", order: 6, group: "setup", icon: Settings, words: "settings" },
};
