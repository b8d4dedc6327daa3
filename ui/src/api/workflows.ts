import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape, Workflow, WorkflowSummary } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import type { Page } from "#ui/api/wire/pages.ts";

const workflowsQuery = queryOptions({
  queryKey: keys.workflows,
  queryFn: (): Promise<Page<WorkflowSummary>> => answer(api.GET("/api/v1/workflows")),
});

/** All workflows, the one that was changed last first. */
export function useWorkflows() {
  return useQuery({ ...workflowsQuery, select: (page) => page.items });
}

/** The workflows that cannot be read. */
export function useUnreadableWorkflows() {
  return useQuery({ ...workflowsQuery, select: (page) => page.unreadable ?? [] }).data ?? [];
}

export async function readWorkflows(): Promise<WorkflowSummary[]> {
  return (await answer(api.GET("/api/v1/workflows"))).items;
}

/** One workflow with its draft. */
export function useWorkflow(id: string) {
  return useQuery<Workflow>({ queryKey: keys.workflow(id), queryFn: () => readWorkflow(id) });
}

export function readWorkflow(id: string): Promise<Workflow> {
  return answer(api.GET("/api/v1/workflows/{id}", at(id)));
}

type Insertable = { step: string; person: string | undefined; search?: string; enabled?: boolean };

/** What can be inserted at a step, with the values of a person; of answers and calls what is searched. */
export function useInsertableDetails(id: string, asked: Insertable) {
  const { step, person, search = "", enabled = true } = asked;
  return useQuery<Shape<"DetailGroup">[]>({
    queryKey: keys.workflow(id, "details", step, person ?? null, search),
    enabled,
    queryFn: () =>
      answer(
        api.GET("/api/v1/workflows/{id}/details", {
          params: { path: { id }, query: { step, person, ...(search ? { search } : {}) } },
        }),
      ),
    placeholderData: (old) => old,
  });
}

/** Does one thing to a workflow and makes the lists stale. */
export function useWorkflowChange<Input, Result>(change: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation<Result, Error, Input>({
    mutationFn: change,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.workflows });
      void client.invalidateQueries({ queryKey: keys.workflow() });
      void client.invalidateQueries({ queryKey: keys.system });
    },
  });
}

export function useCreateWorkflow() {
  return useWorkflowChange(createWorkflow);
}

export function createWorkflow(body: Shape<"WorkflowInput">): Promise<Workflow> {
  return answer(api.POST("/api/v1/workflows", { body }));
}

export function useRenameWorkflow() {
  return useWorkflowChange(({ id, name }: { id: string; name: string }) =>
    renameWorkflow(id, name),
  );
}

export function renameWorkflow(id: string, name: string): Promise<Workflow> {
  return answer(api.PATCH("/api/v1/workflows/{id}", { ...at(id), body: { name } }));
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
