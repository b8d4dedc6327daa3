import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useSystem } from "#ui/api/system.ts";
import { destinations } from "#ui/app/destinations.ts";
import { BatonMark } from "#ui/frame/baton-mark.tsx";
import { WhereItRuns } from "#ui/frame/where-it-runs.tsx";
import { classes } from "#ui/parts/classes.ts";

/** The left bar. */
export function Navigation() {
  const { t } = useTranslation("frame");
  const problems = useSystem().data?.counts.problems ?? 0;
  return (
    <nav className="nav" aria-label={t("navigation")}>
      <div className="brand">
        <BatonMark />
        <span className="nav-word">Baton</span>
      </div>
      <ul>
        {destinations.map(({ to, name, icon: Icon, group }) => (
          <li key={name} className={classes(group === 2 && name === "connections" && "ruled")}>
            <Link to={to} className="nav-link" title={t(`go.${name}`)}>
              <Icon />
              <span className="nav-word">{t(`go.${name}`)}</span>
              {name === "problems" && problems > 0 && (
                <span className="count needs">
                  <span aria-hidden="true">{problems}</span>
                  <span className="hide">{t("problemsCount", { count: problems })}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <WhereItRuns />
    </nav>
  );
}
