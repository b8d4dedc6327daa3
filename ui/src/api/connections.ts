import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { keys } from "#ui/api/cache/keys.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { answer, api, at } from "#ui/api/wire/client.ts";
import type { Page } from "#ui/api/wire/pages.ts";

/** All connections, the practice tool included. */
export const connectionsQuery = queryOptions({
  queryKey: keys.connections,
  queryFn: (): Promise<Page<Connection>> => answer(api.GET("/api/v1/connections", {})),
});

export function useConnections() {
  return useQuery({ ...connectionsQuery, select: (page) => page.items });
}

/** The connections that cannot be read. */
export function useUnreadableConnections() {
  return useQuery({ ...connectionsQuery, select: (page) => page.unreadable ?? [] }).data ?? [];
}

/** Names of connections by id, for sentences. */
export function useConnectionNames(): ReadonlyMap<string, string> {
  const { data } = useConnections();
  return useMemo(() => new Map((data ?? []).map(({ id, name }) => [id, name])), [data]);
}

/** The connection of a step, out of the list. */
export function useListedConnection(id: string | null): Connection | null {
  return useConnections().data?.find((one) => one.id === id) ?? null;
}

/** One connection. */
export function useConnection(id: string) {
  return useQuery<Connection>({
    queryKey: keys.connection(id),
    queryFn: () => answer(api.GET("/api/v1/connections/{id}", at(id))),
  });
}

/** The addresses of a connection that steps call. */
export function useCalledAddresses(id: string) {
  return useQuery<Page<Shape<"CalledAddress">>, Error, Shape<"CalledAddress">[]>({
    queryKey: keys.connection(id, "addresses"),
    queryFn: () => answer(api.GET("/api/v1/connections/{id}/addresses", at(id))),
    select: (page) => page.items,
  });
}

/** Puts a connection that the API has just answered with in place of the old one. */
export function useTakeConnection(): (connection: Connection) => void {
  const client = useQueryClient();
  return (connection) => {
    client.setQueryData<Page<Connection>>(keys.connections, (old) => old && taken(old, connection));
    client.setQueryData(keys.connection(connection.id), connection);
    void client.invalidateQueries({ queryKey: keys.connection(connection.id, "addresses") });
    void client.invalidateQueries({ queryKey: keys.connections });
  };
}

/** A list in which a connection keeps its place; one that is new to it comes last. */
function taken(page: Page<Connection>, connection: Connection): Page<Connection> {
  const isListed = page.items.some((one) => one.id === connection.id);
  const items = isListed
    ? page.items.map((one) => (one.id === connection.id ? connection : one))
    : [...page.items, connection];
  return { ...page, items };
}

/** Does something to one connection; what is shown of it is what came back. */
function useConnectionChange<Input>(
  act: (input: Input) => Promise<Connection>,
  onDone?: (connection: Connection) => void,
) {
  const client = useQueryClient();
  const take = useTakeConnection();
  return useMutation<Connection, Error, Input>({
    mutationFn: act,
    onSuccess: (connection) => {
      take(connection);
      void client.invalidateQueries({ queryKey: keys.workflow() });
      void client.invalidateQueries({ queryKey: keys.problems() });
      onDone?.(connection);
    },
  });
}

export function useChangeConnection(id: string) {
  return useConnectionChange((body: Shape<"ConnectionPatchInput">) => changeConnection(id, body));
}

export function changeConnection(
  id: string,
  body: Shape<"ConnectionPatchInput">,
): Promise<Connection> {
  return answer(api.PATCH("/api/v1/connections/{id}", { ...at(id), body }));
}

/** Replaces a token. It is read at the last moment, so that nothing but its field keeps it. */
export function useReplaceToken(
  id: string,
  read: () => Shape<"TokenInput">,
  onDone?: (connection: Connection) => void,
) {
  return useConnectionChange<void>(
    () => answer(api.PUT("/api/v1/connections/{id}/token", { ...at(id), body: read() })),
    onDone,
  );
}

/** Points a connection elsewhere; what comes behind the host belongs to its steps. */
export function useLeadElsewhere(id: string, read: () => string) {
  return useConnectionChange<void>(async () => {
    const { connection } = await readAddress({ text: read(), connection: id, goes_on: false });
    return connection;
  });
}

/** Replaces a token inside the address of a step. It is read at the last moment. */
export function useReplaceInside(
  id: string,
  read: () => Shape<"AddressTokenInput">,
  onDone: (kept: Shape<"AddressTokenKept">) => void,
) {
  return useConnectionChange<void>(async () => {
    const body = read();
    const kept = await answer(
      api.PUT("/api/v1/connections/{id}/address-token", { ...at(id), body }),
    );
    onDone(kept);
    return kept.connection;
  });
}

/** Says what a pasted text is taken for: which parts are secrets, and why. Nothing is stored. */
export function lookAtAddress(
  body: Shape<"LookAtAddressInput">,
  signal?: AbortSignal,
): Promise<Shape<"AddressLook">> {
  return answer(
    api.POST("/api/v1/connections/look-at-address", { body, ...(signal ? { signal } : {}) }),
  );
}

/** Splits a pasted text into address, token and headers, and keeps what is secret of it. */
export function readAddress(body: Shape<"ReadAddressInput">): Promise<Shape<"AddressRead">> {
  return answer(api.POST("/api/v1/connections/read-address", { body }));
}

/** Keeps the value of a secret header. */
export function keepHeader(id: string, body: Shape<"HeaderInput">): Promise<Shape<"HeaderKept">> {
  return answer(api.PUT("/api/v1/connections/{id}/headers", { ...at(id), body }));
}

const NEEDS = { unencrypted_consent: "unencrypted", local_consent: "local" } as const;

/** What an address still asks to be allowed. */
export function neededConsents({ needs }: Pick<Connection, "needs">): Shape<"ConsentKind">[] {
  return needs.flatMap((need) =>
    need === "unencrypted_consent" || need === "local_consent" ? [NEEDS[need]] : [],
  );
}

type Consented = {
  readonly kinds: readonly Shape<"ConsentKind">[];
  readonly host: string;
  readonly port: number;
};

/** Allows one host and port, whatever of it asks for a yes. */
export function useGiveConsents(id: string) {
  return useConnectionChange(({ kinds, host, port }: Consented) =>
    oneAfterTheOther(kinds, (kind) =>
      answer(
        api.PUT("/api/v1/connections/{id}/consents", { ...at(id), body: { kind, host, port } }),
      ),
    ),
  );
}

export function useTakeBackConsents(id: string) {
  return useConnectionChange((kinds: readonly Shape<"ConsentKind">[]) =>
    oneAfterTheOther(kinds, (kind) =>
      answer(
        api.DELETE("/api/v1/connections/{id}/consents/{kind}", { params: { path: { id, kind } } }),
      ),
    ),
  );
}

/** The connection as the last of several changes leaves it. */
async function oneAfterTheOther(
  kinds: readonly Shape<"ConsentKind">[],
  change: (kind: Shape<"ConsentKind">) => Promise<Connection>,
): Promise<Connection> {
  const [first, ...rest] = kinds;
  if (!first) throw new Error("there is something to allow or to take back");
  let connection = await change(first);
  for (const kind of rest) connection = await change(kind);
  return connection;
}

export function useDeleteConnection() {
  const client = useQueryClient();
  return useMutation<unknown, Error, string>({
    mutationFn: (id) => answer(api.DELETE("/api/v1/connections/{id}", at(id))),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.connections }),
  });
}
