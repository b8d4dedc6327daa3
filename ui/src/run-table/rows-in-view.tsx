import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "#ui/api/shapes.ts";
import { useRowsInView } from "#ui/run-table/in-view.ts";

type RowsInViewProps = {
  /** How many are shown: with more of them others may be in view. */
  shown: number;
  table: RefObject<HTMLTableElement | null>;
  all: Shape<"Count"> | null;
};

/** Tells whoever hears the page which rows they have come to. */
export function RowsInView({ shown, table, all }: RowsInViewProps) {
  const { t } = useTranslation("many");
  const inView = useRowsInView(table, shown);
  const which = all === null ? "inView" : all.exact ? "inViewOf" : "inViewAbout";
  return (
    <p className="hide" role="status">
      {inView && t(which, { ...inView, all: all?.n ?? 0 })}
    </p>
  );
}
