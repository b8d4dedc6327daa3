import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeConnection } from "#ui/api/connections.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { goesSeparately, useAuthWords } from "#ui/connections/auth-words.ts";
import {
  type CalledStep,
  type TokenPlace,
  tokenPlaces,
} from "#ui/connections/called/steps-called.ts";
import { TokenDialog } from "#ui/connections/token-dialog.tsx";
import { Button } from "#ui/parts/button.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { useTimes } from "#ui/words/times.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type ConnectionTokensProps = { connection: Connection; steps: readonly CalledStep[] };

/** Every place where a token of the connection goes, each replaced where it is. */
export function ConnectionTokens({ connection, steps }: ConnectionTokensProps) {
  const { t } = useTranslation("connections");
  const times = useTimes();
  const authWords = useAuthWords();
  const readOnly = useReadOnly();
  const change = useChangeConnection(connection.id);
  const onError = useToldFailure();
  const [isAsking, setAsking] = useState(false);
  const { auth } = connection;
  const isOwn = goesSeparately(auth);
  const own = isOwn ? (auth.header_name ?? "Authorization") : null;
  const places = tokenPlaces(steps, own);
  return (
    <div className="setting">
      <div className="grow stack tight">
        <h2 className="h3">{t("detail.token")}</h2>
        <p className="muted small">{t("detail.tokenHelp")}</p>
        {isOwn && (
          <p className="small">
            {authWords({ auth, used_by: [] })} ·{" "}
            {auth.has_token && auth.token_set_at
              ? t("detail.tokenSet", { time: times.date(auth.token_set_at) })
              : t("detail.tokenNone")}
          </p>
        )}
        {places.map((place) => (
          <InsidePlace key={`${place.step.workflow} ${place.step.step}`} place={place} />
        ))}
        {!isOwn && places.length === 0 && <p className="small">{t("auth.none")}</p>}
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
      <Button size="sm" isDisabled={readOnly} onPress={() => setAsking(true)}>
        {t(isOwn ? "detail.replaceToken" : "detail.sendApart")}
      </Button>
      {isAsking && (
        <TokenDialog
          connection={connection}
          isInside={places.length > 0}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function InsidePlace({ place }: { place: TokenPlace }) {
  const { t } = useTranslation("connections");
  const { t: common } = useTranslation("common");
  const readOnly = useReadOnly();
  const navigate = useNavigate();
  const names = useNameList();
  const { workflow, step, step_name: name, addresses } = place.step;
  const alsoAs = names(place.alsoAs);
  return (
    <p className="small row wraps">
      <span className="grow wrap">
        {t("auth.insideOf", { step: name })}
        {alsoAs && ` ${t("auth.alsoAs", { names: alsoAs })}`}
      </span>
      {addresses.some((one) => one.in_draft) && (
        <Button
          variant="link"
          size="sm"
          isDisabled={readOnly}
          aria-label={common("named", { what: t("detail.replaceInside"), name })}
          onPress={() =>
            navigate({
              to: "/workflows/$workflow",
              params: { workflow },
              search: { step, replace: "replace_token" },
            })
          }
        >
          {t("detail.replaceInside")}
        </Button>
      )}
    </p>
  );
}
