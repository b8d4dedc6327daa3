import { useNavigate } from "@tanstack/react-router";
import { Cable } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnections, useUnreadableConnections } from "#ui/api/connections.ts";
import { ConnectionCard } from "#ui/connections/connection-card.tsx";
import { Button } from "#ui/parts/button.tsx";
import { EmptyState } from "#ui/parts/empty-state.tsx";
import { UnreadableRows } from "#ui/parts/for-it/unreadable-rows.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";

/** The tools Baton calls. */
export function ConnectionsPage() {
  const { t } = useTranslation("connections");
  const query = useConnections();
  return (
    <>
      <PageHeader title={t("title")}>
        <p className="muted">{t("text")}</p>
      </PageHeader>
      <UnreadableRows rows={useUnreadableConnections()} />
      <QueryState query={query}>
        {(connections) => (
          <>
            {connections.every(({ kind }) => kind === "practice") && <NoConnections />}
            <ul className="connection-cards">
              {connections.map((connection) => (
                <li key={connection.id}>
                  <ConnectionCard connection={connection} />
                </li>
              ))}
            </ul>
          </>
        )}
      </QueryState>
    </>
  );
}

function NoConnections() {
  const { t } = useTranslation("connections");
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={<Cable />}
      title={t("empty.title")}
      actions={
        <Button onPress={() => void navigate({ to: "/workflows" })}>{t("empty.button")}</Button>
      }
    >
      {t("empty.text")}
    </EmptyState>
  );
}
