import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Connection } from "#ui/api/shapes.ts";
import { useAuthWords } from "#ui/connections/auth-words.ts";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { placeOf } from "#ui/sentences/called-at.tsx";
import { useOutcomeWords } from "#ui/words/outcome-words.ts";
import { useTimes } from "#ui/words/times.ts";

type ConnectionCardProps = { connection: Connection };

/** One tool in the list: where it is, how it stands. */
export function ConnectionCard({ connection }: ConnectionCardProps) {
  const { t } = useTranslation("connections");
  const authWords = useAuthWords();
  const { id, name, kind, used_by: usedBy } = connection;
  return (
    <article className="box connection-card">
      <h2 className="h3 wrap">
        {kind === "practice" ? (
          t("practice")
        ) : (
          <Link
            to="/connections/$connection"
            params={{ connection: id }}
            className="row-link strong"
          >
            <bdi>{name}</bdi>
          </Link>
        )}
      </h2>
      {kind === "practice" ? (
        <p className="muted small">{t("practiceText")}</p>
      ) : (
        <>
          <p className="code small muted wrap" dir="ltr">
            {placeOf(connection) || t("noAddress")}
          </p>
          <p className="small muted">{authWords(connection)}</p>
        </>
      )}
      <p className="small muted">{t("usedBy", { count: usedBy.length })}</p>
      {kind !== "practice" && <Standing connection={connection} />}
    </article>
  );
}

function Standing({ connection }: ConnectionCardProps) {
  const { t } = useTranslation("connections");
  const times = useTimes();
  const outcomeWords = useOutcomeWords();
  const { needs, stopped, last_problem: problem, last_success_at: success } = connection;
  const failing = problem && (!success || problem.at > success);
  if (stopped) {
    return (
      <p className="status status-stopped small">
        <StatusGlyph status="stopped" />
        {t("stopped")}
      </p>
    );
  }
  if (needs.length > 0) {
    return (
      <ul>
        {needs.map((need) => (
          <li key={need} className="status status-needs_you small">
            <StatusGlyph status="needs_you" />
            {t(`needs.${need}`)}
          </li>
        ))}
      </ul>
    );
  }
  if (failing) {
    const { what } = outcomeWords(problem, connection.name);
    return (
      <>
        <p className="status status-needs_you small is-wrapping">
          <StatusGlyph status="needs_you" />
          <span className="wrap">{what}</span>
        </p>
        <p className="small muted">{t("lastFailed", { time: times.ago(problem.at) })}</p>
      </>
    );
  }
  return (
    <p className="small muted">
      {success ? t("lastSuccess", { time: times.ago(success) }) : t("neverUsed")}
    </p>
  );
}
