import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { useWorkflowChange } from "#ui/api/workflows.ts";

/** Reads a file (`preview`) or makes a draft of it. The text is sent as it is in the file. */
export function useImport() {
  return useWorkflowChange(({ text, preview }: { text: string; preview: boolean }) =>
    answer<Shape<"Import">>(
      api.POST("/api/v1/workflows/import", {
        params: { query: { preview } },
        body: text,
        bodySerializer: (body: unknown) => String(body),
        headers: { "content-type": "application/json" },
      }),
    ),
  );
}

/** The text of a workflow's file. */
export function exportText(id: string): Promise<string> {
  return answer<string>(api.GET("/api/v1/workflows/{id}/export", { ...at(id), parseAs: "text" }));
}
