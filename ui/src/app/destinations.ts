import {
  Cable,
  type LucideIcon,
  Play,
  Settings,
  TriangleAlert,
  Users,
  Workflow,
} from "lucide-react";

/** The screens that exist, in the order of the menu. */
export const destinations = [
  { to: "/workflows", name: "workflows", icon: Workflow, group: 1 },
  { to: "/runs", name: "runs", icon: Play, group: 1 },
  { to: "/problems", name: "problems", icon: TriangleAlert, group: 1 },
  { to: "/people", name: "people", icon: Users, group: 1 },
  { to: "/connections", name: "connections", icon: Cable, group: 2 },
  { to: "/settings", name: "settings", icon: Settings, group: 2 },
] as const satisfies readonly { to: string; name: string; icon: LucideIcon; group: 1 | 2 }[];
