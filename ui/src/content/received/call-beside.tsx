import type { ReactNode } from "react";
import { useCall } from "#ui/api/calls.ts";
import { ReceivedCall } from "#ui/content/received/received-call.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";

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

/** What one call said, once it is read. */
export function SaidByCall({ call }: { call: string }) {
  const query = useCall(call);
  return (
    <div className="stack call-said">
      <QueryState query={query}>{(data) => <ReceivedCall call={data} />}</QueryState>
    </div>
  );
}
