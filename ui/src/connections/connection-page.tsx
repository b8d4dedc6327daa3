import { Link, useParams } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useCalledAddresses, useConnection } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { CalledAddresses } from "#ui/connections/called/called-addresses.tsx";
import { byStep } from "#ui/connections/called/steps-called.ts";
import { ConnectionActions } from "#ui/connections/connection-actions.tsx";
import { ConnectionSecrets } from "#ui/connections/connection-secrets.tsx";
import { Consents } from "#ui/connections/consents.tsx";
import { LastProblem } from "#ui/connections/last-problem.tsx";
import { SendAgainAfter } from "#ui/connections/send-again-after.tsx";
import { UsedByList } from "#ui/connections/used-by-list.tsx";
import { Banner } from "#ui/parts/banner.tsx";
import { PageHeader } from "#ui/parts/page-header.tsx";
import { QueryState } from "#ui/parts/query-state.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { usePageTitle } from "#ui/parts/window/use-page-title.ts";

/** One tool: address, token, what was allowed, who uses it. */
export function ConnectionPage() {
  const { t } = useTranslation("connections");
  const { connection: id } = useParams({ from: "/page/connections/$connection" });
  const query = useConnection(id);
  usePageTitle(query.data ? null : t("title"));
  return (
    <>
      <Link to="/connections" className="back page-back">
        <ChevronLeft />
        {t("detail.back")}
      </Link>
      {!query.data && <h1 className="hide">{t("title")}</h1>}
      <QueryState query={query}>
        {(connection) => <ConnectionBody connection={connection} />}
      </QueryState>
    </>
  );
}

/** Where it leads, which tokens go along, which step calls what, and what was allowed for it. */
function CalledParts({ connection }: { connection: Connection }) {
  const called = useCalledAddresses(connection.id);
  return (
    <QueryState query={called}>
      {(addresses) => {
        const steps = byStep(addresses);
        return (
          <>
            <ConnectionSecrets connection={connection} steps={steps} />
            <CalledAddresses connection={connection} steps={steps} />
            <Consents connection={connection} />
          </>
        );
      }}
    </QueryState>
  );
}

function ConnectionBody({ connection }: { connection: Connection }) {
  const { t } = useTranslation("connections");
  const practice = connection.kind === "practice";
  return (
    <div className="page-column">
      <PageHeader
        title={practice ? t("practice") : connection.name}
        actions={practice ? null : <ConnectionActions connection={connection} />}
      >
        <p className="muted small">{practice ? t("practiceText") : t("detail.atOnce")}</p>
      </PageHeader>
      <div className="stack loose">
        {connection.stopped && (
          <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />}>
            {t("detail.stoppedBanner", { tool: connection.name })}
          </Banner>
        )}
        {!practice && (
          <>
            <LastProblem connection={connection} />
            <SendAgainAfter connection={connection} />
            <CalledParts connection={connection} />
          </>
        )}
        {practice && <UsedByList connection={connection} />}
      </div>
    </div>
  );
}
