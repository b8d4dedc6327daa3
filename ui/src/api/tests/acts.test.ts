import { expect, it } from "vitest";
import openapi from "#ui/api/openapi.json";
import { isAct } from "#ui/api/wire/acts.ts";

const of = (method: string, path: string) => isAct({ method, url: `http://baton.example${path}` });

it.each([
  ["GET", "/api/v1/runs", false],
  ["POST", "/api/v1/conditions/judge", false],
  ["POST", "/api/v1/preview", false],
  ["POST", "/api/v1/preview/moments", false],
  ["POST", "/api/v1/connections/look-at-address", false],
  ["POST", "/api/v1/people/per_1/reveal", false],
  ["POST", "/api/v1/runs/act", true],
  ["POST", "/api/v1/connections/read-address", true],
  ["POST", "/api/v1/people", true],
  ["PUT", "/api/v1/connections/con_1/token", true],
  ["DELETE", "/api/v1/people/per_1", true],
])("%s %s does something: %s", (method, path, does) => {
  expect(of(method, path)).toBe(does);
});

it("what only reads with a body is asked by POST alone", () => {
  const others = Object.entries(openapi.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .map((method) => method.toUpperCase())
      .filter((method) => !["GET", "POST", "PARAMETERS"].includes(method) && !of(method, path))
      .map((method) => `${method} ${path}`),
  );

  expect(others).toEqual([]);
});
