import { answer, api } from "#ui/api/client.ts";
import type { Shape } from "#ui/api/shapes.ts";

export function readVersions(id: string): Promise<{ items: Shape<"VersionSummary">[] }> {
  return answer(api.GET("/api/v1/workflows/{id}/versions", { params: { path: { id } } }));
}

export function readVersion(id: string, n: number): Promise<Shape<"Version">> {
  return answer(api.GET("/api/v1/workflows/{id}/versions/{n}", { params: { path: { id, n } } }));
}
