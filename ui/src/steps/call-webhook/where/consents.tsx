import { useTranslation } from "react-i18next";
import { useGiveConsent, useTakeBackConsent } from "#ui/api/connections.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { ErrorLine } from "#ui/parts/error-line.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { useProblemWords } from "#ui/words/problem-words.ts";

type ConsentsProps = { connection: Connection };
type Kind = Shape<"ConsentKind">;

const NEEDS = { unencrypted_consent: "unencrypted", local_consent: "local" } as const;

/** An unencrypted or local address is to fix until exactly this host and port is allowed. */
export function Consents({ connection }: ConsentsProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const problemWords = useProblemWords();
  const host = connection.host ?? "";
  const port = connection.port ?? 0;
  const give = useGiveConsent(connection.id);
  const back = useTakeBackConsent(connection.id);
  const needed = connection.needs.flatMap((need): Kind[] =>
    need === "unencrypted_consent" || need === "local_consent" ? [NEEDS[need]] : [],
  );
  const error = give.error ?? back.error;
  return (
    <>
      {connection.needs.includes("other_address") && (
        <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />}>
          {t("consent.never", { host })}
        </Banner>
      )}
      {needed.map((kind) => (
        <Banner
          key={kind}
          tone="needs_you"
          icon={<StatusGlyph status="needs_you" />}
          actions={
            <Button
              size="sm"
              isDisabled={give.isPending || isReadOnly}
              onPress={() => give.mutate({ kind, host, port })}
            >
              {t(`consent.${kind}.allow`, { host, port: String(port) })}
            </Button>
          }
        >
          {t(`consent.${kind}.text`, { host })}
        </Banner>
      ))}
      {connection.consents.map((consent) => (
        <p key={consent.kind} className="kept-line small">
          <StatusGlyph status="done" />
          <span className="grow wrap">
            {t(`consent.${consent.kind}.given`, { host: consent.host, port: String(consent.port) })}
          </span>
          <Button
            variant="link"
            size="sm"
            isDisabled={back.isPending || isReadOnly}
            onPress={() => back.mutate(consent.kind)}
          >
            {t("consent.takeBack")}
          </Button>
        </p>
      ))}
      {error && <ErrorLine text={problemWords(error).what} />}
    </>
  );
}
