import { skipToken, useQuery } from "@tanstack/react-query";
import { create } from "zustand";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import { useWorkflowChange } from "#ui/api/workflows.ts";
import type { HandedFile } from "#ui/host/types.ts";

export type { HandedFile };
export type Handed = HandedFile & { id: number };

type HandedFiles = {
  waiting: readonly Handed[];
  add: (file: HandedFile) => void;
  drop: (id: number) => void;
};

let lastId = 0;

/** Files that were opened with Baton outside its window, until somebody has seen what is in them. */
export const useHandedFiles = create<HandedFiles>((set) => ({
  waiting: [],
  add: (file) =>
    set(({ waiting }) => {
      lastId += 1;
      return { waiting: [...waiting, { ...file, id: lastId }] };
    }),
  drop: (id) => set(({ waiting }) => ({ waiting: waiting.filter((one) => one.id !== id) })),
}));

/** Reads a file (`preview`) or makes a draft of it. The text is sent as it is in the file. */
export function useImport() {
  return useWorkflowChange(brought);
}

/** What is in a file that was handed over, if it has a text. */
export function useHandedFile({ id, text }: Handed) {
  const read = text === null ? skipToken : () => brought({ text, preview: true });
  return useQuery({ queryKey: keys.handed(id), queryFn: read, retry: false, staleTime: Infinity });
}

function brought({ text, preview }: { text: string; preview: boolean }) {
  return answer<Shape<"Import">>(
    api.POST("/api/v1/workflows/import", {
      params: { query: { preview } },
      body: text,
      bodySerializer: (body: unknown) => String(body),
      headers: { "content-type": "application/json" },
    }),
  );
}

/** The text of a workflow's file. */
export function exportText(id: string): Promise<string> {
  return answer<string>(api.GET("/api/v1/workflows/{id}/export", { ...at(id), parseAs: "text" }));
}
