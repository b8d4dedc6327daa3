import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { menu } from "#ui/app/screens.ts";
import { BatonMark } from "#ui/frame/baton-mark.tsx";
import type { MenuEntry } from "#ui/frame/screens.ts";
import { WhereItRuns } from "#ui/frame/where-it-runs.tsx";
import { classes } from "#ui/parts/classes.ts";

/** The left bar. */
export function Navigation() {
  const { t } = useTranslation("frame");
  return (
    <nav className="nav" aria-label={t("navigation")}>
      <div className="brand">
        <BatonMark />
        <span className="nav-word">Baton</span>
      </div>
      <ul>
        {menu.map(({ to, words, icon: Icon, group, useCount }, index) => (
          <li
            key={words}
            className={classes(index > 0 && group !== menu[index - 1]?.group && "ruled")}
          >
            <Link to={to} className="nav-link" title={t("title", { ns: words })}>
              <Icon />
              <span className="nav-word">{t("title", { ns: words })}</span>
              {useCount && <Count useCount={useCount} />}
            </Link>
          </li>
        ))}
      </ul>
      <WhereItRuns />
    </nav>
  );
}

/** How much there needs somebody. */
function Count({ useCount }: { useCount: NonNullable<MenuEntry["useCount"]> }) {
  const { count, words } = useCount();
  if (count === 0) return null;
  return (
    <span className="count needs">
      <span aria-hidden="true">{count}</span>
      <span className="hide">{words}</span>
    </span>
  );
}
