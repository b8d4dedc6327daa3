import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import type { CalledStep } from "#ui/connections/called/steps-called.ts";
import { ConnectionTokens } from "#ui/connections/connection-tokens.tsx";
import { HostDialog } from "#ui/connections/host-dialog.tsx";
import { Button } from "#ui/parts/button.tsx";
import { placeOf } from "#ui/sentences/called-at.tsx";

type ConnectionSecretsProps = { connection: Connection; steps: readonly CalledStep[] };

/** Where the connection leads, and its tokens. What comes behind the host is its steps'. */
export function ConnectionSecrets({ connection, steps }: ConnectionSecretsProps) {
  const { t } = useTranslation("connections");
  const readOnly = useReadOnly();
  const [isAsking, setAsking] = useState(false);
  return (
    <div className="setting-list box lines">
      <div className="setting">
        <div className="grow">
          <h2 className="h3">{t("detail.host")}</h2>
          <p className="code small wrap" dir="ltr">
            {placeOf(connection) || t("noAddress")}
          </p>
          <p className="muted small">{t("detail.hostHelp")}</p>
        </div>
        <Button size="sm" isDisabled={readOnly} onPress={() => setAsking(true)}>
          {t(connection.host === null ? "detail.giveHost" : "detail.otherHost")}
        </Button>
      </div>
      <ConnectionTokens connection={connection} steps={steps} />
      {isAsking && (
        <HostDialog connection={connection} steps={steps} onClose={() => setAsking(false)} />
      )}
    </div>
  );
}
