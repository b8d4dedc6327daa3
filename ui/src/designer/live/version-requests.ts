import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "#ui/api/client.ts";
import { keys } from "#ui/api/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";

export function readVersions(id: string): Promise<{ items: Shape<"VersionSummary">[] }> {
  return answer(api.GET("/api/v1/workflows/{id}/versions", { params: { path: { id } } }));
}

function readVersion(id: string, n: number): Promise<Shape<"Version">> {
  return answer(api.GET("/api/v1/workflows/{id}/versions/{n}", { params: { path: { id, n } } }));
}

/** One version of a workflow; it never changes. */
export function versionQuery(id: string, n: number) {
  return queryOptions({
    queryKey: keys.workflow(id, "versions", n),
    queryFn: () => readVersion(id, n),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
