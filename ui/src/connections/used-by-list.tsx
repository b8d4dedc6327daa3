import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Connection } from "#ui/api/shapes.ts";

type UsedByListProps = { connection: Connection };

/** The steps that use a connection. */
export function UsedByList({ connection }: UsedByListProps) {
  const { t } = useTranslation("connections");
  return (
    <section className="stack tight">
      <h2 className="h2">{t("detail.usedBy")}</h2>
      {connection.used_by.length === 0 ? (
        <p className="muted">{t("detail.usedByNothing")}</p>
      ) : (
        <ul className="box lines">
          {connection.used_by.map((use) => (
            <li key={`${use.workflow} ${use.step}`} className="setting">
              <Link
                to="/workflows/$workflow"
                params={{ workflow: use.workflow }}
                search={{ step: use.step }}
                className="wrap"
              >
                <bdi>{use.step_name}</bdi>
              </Link>
              <bdi className="muted small wrap">{use.workflow_name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
