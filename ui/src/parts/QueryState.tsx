import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "#ui/parts/ErrorState.tsx";
import { Loading } from "#ui/parts/Loading.tsx";

type QueryStateProps<T> = {
  query: Pick<UseQueryResult<T>, "data" | "error" | "refetch">;
  bones?: ReactNode;
  children: (data: T) => ReactNode;
};

/** Loading, error or the data of one query. What was loaded stays while it cannot be renewed. */
export function QueryState<T>({ query, bones, children }: QueryStateProps<T>) {
  const retry = () => void query.refetch();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={retry} />;
  return <Loading bones={bones} onRetry={retry} />;
}
