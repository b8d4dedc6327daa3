import type { ReactNode } from "react";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

type PageHeaderProps = {
  title: string;
  /** Facts and buttons at the end of the line. */
  actions?: ReactNode;
  children?: ReactNode;
};

/** The page's one title, which the window has, too, and what can be done on it. */
export function PageHeader({ title, actions, children }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className="page-head">
      <div className="grow">
        <h1 className="h1 wrap">
          <bdi>{title}</bdi>
        </h1>
        {children}
      </div>
      {actions && <div className="page-actions">{actions}</div>}
    </header>
  );
}
