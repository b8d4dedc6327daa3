import { type Query, type UseQueryResult, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { Loading } from "#ui/parts/loading.tsx";

type QueryStateProps<T> = {
  query: Pick<UseQueryResult<T>, "data" | "error" | "isFetching" | "refetch">;
  bones?: ReactNode;
  children: (data: T) => ReactNode;
};

/** Loading, error or the data of one query. What was loaded stays while it cannot be renewed. */
export function QueryState<T>({ query, bones, children }: QueryStateProps<T>) {
  const client = useQueryClient();
  const [attempt, setAttempt] = useState(1);
  // A first request that hangs is given up; asked again as it is, it would be waited for.
  const askAnew = async () => {
    await client.cancelQueries({ predicate: isUnanswered });
    setAttempt(attempt + 1);
    await client.refetchQueries({ type: "active", predicate: isUnanswered });
  };
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    const retry = () => void query.refetch();
    return <ErrorState error={query.error} isTrying={query.isFetching} onRetry={retry} />;
  }
  return <Loading key={attempt} bones={bones} onRetry={() => void askAnew()} />;
}

function isUnanswered({ state }: Query): boolean {
  return state.status === "pending";
}
