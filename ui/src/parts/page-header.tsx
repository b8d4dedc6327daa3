import type { ReactNode } from "react";

type PageHeaderProps = {
  title: ReactNode;
  /** Facts and buttons at the end of the line. */
  actions?: ReactNode;
  children?: ReactNode;
};

/** The page's one title and what can be done on it. */
export function PageHeader({ title, actions, children }: PageHeaderProps) {
  return (
    <header className="page-head">
      <div className="grow">
        <h1 className="h1 wrap">{title}</h1>
        {children}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
