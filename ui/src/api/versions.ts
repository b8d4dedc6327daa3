import { queryOptions } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { type Page, usePages } from "#ui/api/wire/pages.ts";

const PAGE_ROWS = 50;

/** The versions of a workflow, the latest first, page after page. */
export function useVersions(workflow: string) {
  return usePages<Shape<"VersionSummary">, Page<Shape<"VersionSummary">>>({
    queryKey: keys.workflow(workflow, "versions"),
    rows: PAGE_ROWS,
    read: (after) =>
      answer(
        api.GET("/api/v1/workflows/{id}/versions", {
          params: { path: { id: workflow }, query: { after, limit: PAGE_ROWS } },
        }),
      ),
  });
}

/** One version of a workflow; it never changes. */
export function versionQuery(id: string, n: number) {
  return queryOptions({
    queryKey: keys.workflow(id, "versions", n),
    queryFn: (): Promise<Shape<"Version">> =>
      answer(api.GET("/api/v1/workflows/{id}/versions/{n}", { params: { path: { id, n } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Makes the draft the next version, if it still is the revision that was read. */
export function goLive(id: string, body: Shape<"GoLiveInput">): Promise<Shape<"WentLive">> {
  return answer(api.POST("/api/v1/workflows/{id}/live", { ...at(id), body }));
}
