import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeConnection } from "#ui/api/connections.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { AddressDialog } from "#ui/connections/address-dialog.tsx";
import { useAuthWords } from "#ui/connections/auth-words.ts";
import { TokenDialog } from "#ui/connections/token-dialog.tsx";
import { Button } from "#ui/parts/button.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { useTimes } from "#ui/words/times.ts";

type ConnectionSecretsProps = { connection: Connection };

/** The address and the token: what is shown of them, and how to replace them. */
export function ConnectionSecrets({ connection }: ConnectionSecretsProps) {
  const { t } = useTranslation("connections");
  const times = useTimes();
  const authWords = useAuthWords();
  const readOnly = useReadOnly();
  const change = useChangeConnection(connection.id);
  const onError = useToldFailure();
  const [asking, setAsking] = useState<"address" | "token" | null>(null);
  const { auth } = connection;
  const close = () => setAsking(null);
  return (
    <div className="setting-list box lines">
      <div className="setting">
        <div className="grow">
          <h2 className="h3">{t("detail.address")}</h2>
          <p className="code small wrap" dir="ltr">
            {connection.shown_address ?? t("noAddress")}
          </p>
          <p className="muted small">{t("detail.addressHelp")}</p>
        </div>
        <Button size="sm" isDisabled={readOnly} onPress={() => setAsking("address")}>
          {t("detail.replaceAddress")}
        </Button>
      </div>
      <div className="setting">
        <div className="grow">
          <h2 className="h3">{t("detail.token")}</h2>
          <p className="small">
            {authWords(auth)}
            {auth.has_token && auth.token_set_at && (
              <> · {t("detail.tokenSet", { time: times.date(auth.token_set_at) })}</>
            )}
            {!auth.has_token && auth.kind !== "none" && <> · {t("detail.tokenNone")}</>}
          </p>
          <p className="muted small">{t("detail.tokenHelp")}</p>
          {auth.kind === "inside" && auth.also_bearer && (
            <Switch
              isSelected={auth.also_bearer}
              isDisabled={readOnly}
              onChange={(also) => change.mutate({ also_bearer: also }, { onError })}
              help={t("detail.alsoBearerHelp")}
            >
              {t("detail.alsoBearer")}
            </Switch>
          )}
        </div>
        <Button size="sm" isDisabled={readOnly} onPress={() => setAsking("token")}>
          {t("detail.replaceToken")}
        </Button>
      </div>
      {asking === "address" && <AddressDialog connection={connection} onClose={close} />}
      {asking === "token" && <TokenDialog connection={connection} onClose={close} />}
    </div>
  );
}
