import { useQuery, useQueryClient } from "@tanstack/react-query";
import { keys } from "#ui/api/keys.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { readConnections } from "#ui/designer/requests.ts";
import type { CallWebhook, StepId } from "#ui/document/definition.ts";

/** What each section of Call a webhook is given. */
export type SendProps = {
  readonly step: StepId;
  readonly action: CallWebhook;
  readonly change: (part: string, next: (call: CallWebhook) => CallWebhook) => void;
  readonly connection: Connection | null;
  /** What the other tool is called. */
  readonly tool: string;
};

export function useConnection(id: string | null): Connection | null {
  const { data } = useQuery({ queryKey: keys.connections, queryFn: readConnections });
  return data?.items.find((one: Connection) => one.id === id) ?? null;
}

/** Puts a connection that the API has just answered with in place of the old one. */
export function useTakeConnection(): (connection: Connection) => void {
  const client = useQueryClient();
  return (connection) => {
    client.setQueryData<{ items: Connection[]; next: string | null }>(
      keys.connections,
      (old) =>
        old && {
          ...old,
          items: [...old.items.filter((one) => one.id !== connection.id), connection],
        },
    );
    client.setQueryData(keys.connection(connection.id), connection);
    void client.invalidateQueries({ queryKey: keys.connections });
  };
}
