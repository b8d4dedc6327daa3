import type { ReactNode } from "react";

type FactProps = { name: string; children: ReactNode };

/** A name and what stands for it. */
export function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
