import { useTranslation } from "react-i18next";
import { neededConsents, useGiveConsents, useTakeBackConsents } from "#ui/api/connections.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { Checkbox } from "#ui/parts/fields/checkbox.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ConsentsProps = { connection: Connection };
type Kind = Shape<"ConsentKind">;

/** An unencrypted or local address is to fix until exactly this host and port is allowed, once. */
export function Consents({ connection }: ConsentsProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const problemWords = useProblemWords();
  const host = connection.host ?? "";
  const port = connection.port ?? 0;
  const give = useGiveConsents(connection.id);
  const back = useTakeBackConsents(connection.id);
  const needed = neededConsents(connection);
  const given = connection.consents.map(({ kind }) => kind);
  const error = give.error ?? back.error;
  return (
    <>
      {connection.needs.includes("other_address") && (
        <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />}>
          {t("consent.never", { host })}
        </Banner>
      )}
      {needed.length > 0 && (
        <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />}>
          <b>{t(`consent.${kindOf(needed)}.title`)}</b>
          <br />
          {t(`consent.${kindOf(needed)}.text`)}
          <Checkbox
            isSelected={give.isPending}
            isDisabled={give.isPending || isReadOnly}
            onChange={() => give.mutate({ kinds: needed, host, port })}
          >
            {t("consent.allow", { host, port: String(port) })}
          </Checkbox>
        </Banner>
      )}
      {given.length > 0 && (
        <p className="given-line small">
          <StatusGlyph status="done" className="glyph-done" />
          <span className="grow wrap">
            {t(`consent.${kindOf(given)}.given`, { host, port: String(port) })}
          </span>
          <Button
            variant="link"
            size="sm"
            isDisabled={back.isPending || isReadOnly}
            onPress={() => back.mutate(given)}
          >
            {t("consent.takeBack")}
          </Button>
        </p>
      )}
      {error && <ErrorLine text={problemWords(error).what} />}
    </>
  );
}

function kindOf(kinds: readonly Kind[]): Kind | "both" {
  const [first = "both"] = kinds;
  return kinds.length > 1 ? "both" : first;
}
