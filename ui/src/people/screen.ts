import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Users } from "lucide-react";
import { page, type Screen } from "#ui/frame/screens.ts";
import { readPeopleFilters } from "#ui/people/list/filters.ts";

const people = createRoute({
  getParentRoute: () => page,
  path: "/people",
  validateSearch: readPeopleFilters,
  component: lazyRouteComponent(() => import("#ui/people/list/people-page.tsx"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => page,
  path: "/people/$person",
  component: lazyRouteComponent(() => import("#ui/people/person-page.tsx"), "PersonPage"),
});

declare module "#ui/frame/screens.ts" {
  interface PageRoutes {
    people: typeof people;
    person: typeof person;
  }
}

export const screen: Screen = {
  page: [people, person],
  menu: { to: "/people", order: 4, group: "work", icon: Users, words: "people" },
};
