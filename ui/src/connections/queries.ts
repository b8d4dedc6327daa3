import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { answer, api } from "#ui/api/client.ts";
import { keys } from "#ui/api/keys.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";

/** All connections, the practice tool included. The designer keeps the same answer under this key. */
export function useConnections() {
  return useQuery({
    queryKey: keys.connections,
    queryFn: () => answer(api.GET("/api/v1/connections")),
    select: (page): Connection[] => page.items,
  });
}

/** Names of connections by id, for sentences. */
export function useConnectionNames(): ReadonlyMap<string, string> {
  const { data } = useConnections();
  return useMemo(() => new Map((data ?? []).map(({ id, name }) => [id, name])), [data]);
}

/** One connection. */
export function useConnection(id: string) {
  return useQuery<Connection>({
    queryKey: keys.connection(id),
    queryFn: () => answer(api.GET("/api/v1/connections/{id}", { params: { path: { id } } })),
  });
}

function useConnectionChange<Input>(id: string, act: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation<unknown, Error, Input>({
    mutationFn: act,
    onSuccess: async () => {
      void client.invalidateQueries({ queryKey: ["workflow"] });
      void client.invalidateQueries({ queryKey: ["problems"] });
      await client.invalidateQueries({ queryKey: keys.connections });
      await client.invalidateQueries({ queryKey: keys.connection(id) });
    },
  });
}

const at = (id: string) => ({ params: { path: { id } } });

export function useChangeConnection(id: string) {
  return useConnectionChange(id, (body: Shape<"ConnectionPatchInput">) =>
    answer(api.PATCH("/api/v1/connections/{id}", { ...at(id), body })),
  );
}

export function useReplaceToken(id: string) {
  return useConnectionChange(id, (body: Shape<"TokenInput">) =>
    answer(api.PUT("/api/v1/connections/{id}/token", { ...at(id), body })),
  );
}

export function useReplaceAddress(id: string) {
  return useConnectionChange(id, (text: string) =>
    answer(api.POST("/api/v1/connections/read-address", { body: { text, connection: id } })),
  );
}

export function useGiveConsent(id: string) {
  return useConnectionChange(id, (body: Shape<"ConsentInput">) =>
    answer(api.PUT("/api/v1/connections/{id}/consents", { ...at(id), body })),
  );
}

export function useTakeBack(id: string) {
  return useConnectionChange(id, (kind: Shape<"ConsentKind">) =>
    answer(
      api.DELETE("/api/v1/connections/{id}/consents/{kind}", { params: { path: { id, kind } } }),
    ),
  );
}

export function useDeleteConnection() {
  const client = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: (id) => answer(api.DELETE("/api/v1/connections/{id}", at(id))),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.connections }),
  });
}
