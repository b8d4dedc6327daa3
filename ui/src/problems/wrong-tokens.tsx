import "#ui/kept/kept.css";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useWrongTokens } from "#ui/api/problems.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { useTimes } from "#ui/words/times.ts";

/** Who calls with a wrong token again and again: nothing begins with it, and somebody has to tell them. */
export function WrongTokens() {
  const { t } = useTranslation("problems");
  const told = useWrongTokens().data;
  if (!told || told.items.length + told.unreadable.length === 0) return null;
  return (
    <section className="kept-section" aria-label={t("wrongToken.section")}>
      <h2 className="h3">{t("wrongToken.section")}</h2>
      <ul>
        {told.items.map((one) => (
          <WrongToken key={`${one.workflow} ${one.owner}`} told={one} />
        ))}
      </ul>
      <UnreadableRows rows={told.unreadable} />
      <p className="small muted wrap">
        {t("wrongToken.kept", { count: told.kept, days: told.kept_days })}
        {told.more && <> {t("wrongToken.more")}</>}
      </p>
    </section>
  );
}

function WrongToken({ told }: { told: Shape<"WrongTokens"> }) {
  const { t } = useTranslation("problems");
  const times = useTimes();
  const { owner, owner_name: name, workflow, workflow_name: of, from, calls, more } = told;
  const said = {
    count: calls,
    from,
    since: times.full(told.since),
    last: times.full(told.last_at),
  };
  return (
    <li className="kept-line">
      <div className="grow">
        <h3 className="h3 wrap">{t("wrongToken.title", { name, workflow: of })}</h3>
        <p className="small muted wrap">
          {t(more ? "wrongToken.oftenMore" : "wrongToken.often", said)} {t("wrongToken.todo")}
        </p>
      </div>
      <Link to="/workflows/$workflow" params={{ workflow }} search={{ step: owner }}>
        {t("wrongToken.open")}
      </Link>
    </li>
  );
}
