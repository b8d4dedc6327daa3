import { Link } from "@tanstack/react-router";
import { Monitor, Server, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { useWhereItRuns } from "#ui/frame/use-where-it-runs.ts";
import { classes } from "#ui/parts/classes.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type WhereItRunsProps = { line?: boolean };

/** Where it runs, at the foot of the left bar or, in one line, in the footer. */
export function WhereItRuns({ line = false }: WhereItRunsProps) {
  const { t } = useTranslation("frame");
  const where = useWhereItRuns();
  const host = useSystem().data?.host;
  return (
    <Link
      to="/settings"
      className={classes(line ? "where-line" : "where", where.tone)}
      title={t("where.whole", { ...where })}
    >
      {where.tone === "deaf" && <StatusGlyph status="needs_you" />}
      {where.tone === "lost" && <TriangleAlert />}
      {where.tone === "fine" && (host === "desktop" ? <Monitor /> : <Server />)}
      <span className="nav-word">
        <b>{line ? t("where.sentence", { title: where.title }) : where.title}</b>{" "}
        <span>{where.note}</span>
      </span>
    </Link>
  );
}
