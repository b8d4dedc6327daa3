import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChangeConnection } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Button } from "#ui/parts/button.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { TokenForm } from "#ui/steps/call-webhook/where/token-form.tsx";

type TokenPartProps = { connection: Connection };
type Way = "inside" | "apart" | "none";

/** How the token is given: inside the address, apart from it, or not at all. */
export function TokenPart({ connection }: TokenPartProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const { auth } = connection;
  const given: Way = auth.kind === "inside" ? "inside" : auth.kind === "none" ? "none" : "apart";
  const [wanted, setWanted] = useState<Way | null>(null);
  const [isReplacing, setReplacing] = useState(false);
  const way = wanted ?? given;
  const change = useChangeConnection(connection.id);
  const needsToken = connection.needs.includes("token");
  const showForm = way === "apart" && (given !== "apart" || isReplacing || needsToken);
  return (
    <>
      <RadioGroup<Way>
        label={t("token.how")}
        value={way}
        onChange={setWanted}
        isDisabled={isReadOnly}
        options={[
          { id: "inside", label: t("token.inside"), help: t("token.insideHelp") },
          { id: "apart", label: t("token.apart"), help: t("token.apartHelp") },
          ...(given === "none" ? [{ id: "none" as const, label: t("token.none") }] : []),
        ]}
      />
      {way === "inside" && given !== "inside" && <p className="help">{t("token.insideMissing")}</p>}
      {way === "inside" && given === "inside" && (
        <Checkbox
          isSelected={auth.also_bearer}
          isDisabled={isReadOnly}
          onChange={(also_bearer) => change.mutate({ also_bearer })}
        >
          {t("token.alsoBearer")}
        </Checkbox>
      )}
      {auth.has_token && !showForm && way === given && (
        <p className="kept-line small">
          <StatusGlyph status="done" />
          <span className="grow">{t("token.kept")}</span>
          {given === "apart" && (
            <Button variant="link" size="sm" onPress={() => setReplacing(true)}>
              {t("where.replace")}
            </Button>
          )}
        </p>
      )}
      {showForm && (
        <TokenForm
          connection={connection}
          onKept={() => {
            setReplacing(false);
            setWanted(null);
          }}
        />
      )}
    </>
  );
}
