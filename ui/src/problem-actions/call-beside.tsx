import type { ReactNode } from "react";
import { useCall } from "#ui/api/calls.ts";
import type { ProblemGroup, ProblemItem } from "#ui/api/shapes.ts";
import { ReceivedCall } from "#ui/calls/received-call.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { toldBy } from "#ui/problem-actions/who-is-said.ts";

/** Whether only the call's own text tells whom it is about: without it nobody could choose. */
export function tellsNobody(problem: ProblemGroup, item: ProblemItem | null): boolean {
  return problem.kind === "unreadable" || (item !== null && toldBy(item) === null);
}

type CallBesideProps = {
  /** The call that is shown; none where what is chosen from says enough. */
  call: string | null;
  children: ReactNode;
};

/** What somebody chooses from, and beside it what the call said that it is chosen for. */
export function CallBeside({ call, children }: CallBesideProps) {
  if (call === null) return children;
  return (
    <div className="call-beside">
      <div className="stack">{children}</div>
      <SaidByCall call={call} />
    </div>
  );
}

function SaidByCall({ call }: { call: string }) {
  const query = useCall(call);
  return (
    <div className="stack call-said">
      <QueryState query={query}>{(data) => <ReceivedCall call={data} />}</QueryState>
    </div>
  );
}
