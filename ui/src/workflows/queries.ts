import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { answer, api } from "#ui/api/client.ts";
import { keys } from "#ui/api/keys.ts";
import type { Shape, Workflow, WorkflowSummary } from "#ui/api/shapes.ts";

/** All workflows, by name. */
export function useWorkflows() {
  return useQuery<WorkflowSummary[]>({
    queryKey: keys.workflows,
    queryFn: async () => (await answer(api.GET("/api/v1/workflows"))).items,
  });
}

/** Does one thing to a workflow and makes the lists stale. */
function useWorkflowChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation<Result, Error, Input>({
    mutationFn: change,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.workflows });
      void client.invalidateQueries({ queryKey: ["workflow"] });
      void client.invalidateQueries({ queryKey: keys.system });
    },
  });
}

const at = (id: string) => ({ params: { path: { id } } });

export function useCreateWorkflow() {
  return useWorkflowChange((input: Shape<"WorkflowInput">) =>
    answer<Workflow>(api.POST("/api/v1/workflows", { body: input })),
  );
}

export function useRenameWorkflow() {
  return useWorkflowChange(({ id, name }: { id: string; name: string }) =>
    answer<Workflow>(api.PATCH("/api/v1/workflows/{id}", { ...at(id), body: { name } })),
  );
}

export function useCopyWorkflow() {
  return useWorkflowChange((id: string) =>
    answer<Workflow>(api.POST("/api/v1/workflows/{id}/copy", at(id))),
  );
}

export function useTurnOff() {
  return useWorkflowChange((id: string) => answer(api.POST("/api/v1/workflows/{id}/off", at(id))));
}

export function useTurnOn() {
  return useWorkflowChange((id: string) => answer(api.POST("/api/v1/workflows/{id}/on", at(id))));
}

export function useDeleteWorkflow() {
  return useWorkflowChange((id: string) => answer(api.DELETE("/api/v1/workflows/{id}", at(id))));
}

export function useRestoreWorkflow() {
  return useWorkflowChange((id: string) =>
    answer(api.POST("/api/v1/workflows/{id}/restore", at(id))),
  );
}

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
