import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import type { Page } from "#ui/api/wire/pages.ts";

/** Saves a draft over the revision that it was made of. */
export function saveDraft(id: string, body: Shape<"DraftInput">): Promise<Shape<"DraftSaved">> {
  return answer(api.PUT("/api/v1/workflows/{id}/draft", { ...at(id), body }));
}

/** The last saved revisions of a draft, for undo; all that are kept where no number is told. */
export function readRevisions(id: string, limit?: number): Promise<Page<Shape<"DraftRevision">>> {
  return answer(
    api.GET("/api/v1/workflows/{id}/drafts", { params: { path: { id }, query: { limit } } }),
  );
}
