import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Inside } from "#ui/flow/drawing/inside.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { toDoWords } from "#ui/sentences/to-do-words.ts";

/** How the steps are counted: those inside a folded part, or those of a path. */
type Counted = "inside" | "steps_in";

/** What a part says of the steps inside, in the order in which it is read. */
export function useInsideWords(inside: Inside, counted: Counted = "inside"): string[] {
  const { t } = useTranslation("steps");
  const count = inside.count === 0 ? t("inside_none") : t(counted, { count: inside.count });
  const status = inside.status && t(`status.${inside.status}`);
  return [status, count, ...toDoWords(t, inside)].filter((words) => typeof words === "string");
}

type InsideLineProps = { inside: Inside; counted?: Counted };

/** The same, as it is drawn. */
export function InsideLine({ inside, counted = "inside" }: InsideLineProps) {
  const { t } = useTranslation("steps");
  return (
    <span className="flow-sentence flow-inside">
      {inside.status && (
        <span className={`status status-${inside.status}`}>
          <StatusGlyph status={inside.status} />
          {t(`status.${inside.status}`)}
        </span>
      )}{" "}
      <span className="clip">
        {inside.count === 0 ? t("inside_none") : t(counted, { count: inside.count })}
      </span>{" "}
      {inside.toFix > 0 && (
        <span className="flow-problem">
          <StatusGlyph status="needs_you" />
          {t("to_fix", { count: inside.toFix })}
        </span>
      )}{" "}
      {inside.toCheck > 0 && (
        <span className="flow-problem is-check">
          <TriangleAlert className="sm" />
          {t("to_check", { count: inside.toCheck })}
        </span>
      )}
    </span>
  );
}
