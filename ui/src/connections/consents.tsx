import { useTranslation } from "react-i18next";
import { neededConsents, useGiveConsents, useTakeBackConsents } from "#ui/api/connections.ts";
import { useReadOnly } from "#ui/api/session.ts";
import type { Connection, Shape } from "#ui/api/shapes.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { toast } from "#ui/parts/toasts.ts";
import { useProblemWords } from "#ui/words/problem-words.ts";
import { useTimes } from "#ui/words/times.ts";

type ConsentsProps = { connection: Connection };

/** What was allowed beyond encrypted addresses on the internet, and what still asks for a yes. */
export function Consents({ connection }: ConsentsProps) {
  const { t } = useTranslation("connections");
  const atStart = allowedAtStart(connection);
  return (
    <section className="stack tight">
      <h2 className="h2">{t("detail.allowed")}</h2>
      <MissingConsents connection={connection} />
      {connection.consents.length + atStart.length === 0 ? (
        <p className="muted">{t("detail.allowedNothing")}</p>
      ) : (
        <ul className="box lines">
          {atStart.map((kind) => (
            <AtStart key={kind} connection={connection} kind={kind} />
          ))}
          {connection.consents.map((consent) => (
            <ConsentLine key={consent.kind} connection={connection} consent={consent} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What is sent without a yes of an admin: whoever started Baton allowed the host and port. */
function allowedAtStart(connection: Connection): readonly Shape<"ConsentKind">[] {
  if (!connection.allowed_at_start) return [];
  const isOpen = connection.scheme === "http";
  const isLocal =
    connection.address_kind === "this_computer" || connection.address_kind === "local_network";
  const asked = [isOpen && ("unencrypted" as const), isLocal && ("local" as const)];
  const given = new Set(connection.consents.map(({ kind }) => kind));
  return asked.filter((kind) => kind !== false).filter((kind) => !given.has(kind));
}

type AtStartProps = ConsentsProps & { kind: Shape<"ConsentKind"> };

function AtStart({ connection, kind }: AtStartProps) {
  const { t } = useTranslation("connections");
  const allowed = useAllowed();
  const { host, port, address_kind } = connection;
  return (
    <li className="setting">
      <div className="grow">
        <p className="wrap">{allowed({ kind, address_kind }, `${host}:${port}`)}</p>
        <p className="muted small">{t("detail.givenAtStart")}</p>
      </div>
    </li>
  );
}

/** Says what is allowed, and where. */
function useAllowed() {
  const { t } = useTranslation("connections");
  return (
    { kind, address_kind }: Pick<Shape<"Consent">, "kind" | "address_kind">,
    place: string,
  ): string => {
    if (kind === "unencrypted") return t("detail.unencrypted", { place });
    return t(address_kind === "this_computer" ? "detail.localThis" : "detail.local", { place });
  };
}

type ConsentLineProps = ConsentsProps & { consent: Shape<"Consent"> };

function ConsentLine({ connection, consent }: ConsentLineProps) {
  const { t } = useTranslation("connections");
  const { t: common } = useTranslation("common");
  const times = useTimes();
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const takeBack = useTakeBackConsents(connection.id);
  const allowed = useAllowed();
  const place = `${consent.host}:${consent.port}`;
  const what = allowed(consent, place);
  return (
    <li className="setting">
      <div className="grow">
        <p className="wrap">{what}</p>
        <p className="muted small">
          {t("detail.given", { by: consent.given_by, time: times.full(consent.at) })}
        </p>
      </div>
      <Button
        size="sm"
        isPending={takeBack.isPending}
        isDisabled={readOnly}
        aria-label={common("named", { what: t("detail.takeBack"), name: what })}
        onPress={() =>
          takeBack.mutate([consent.kind], {
            onSuccess: ({ needs }) => {
              // A server may be started with leave for a place, which no page takes back.
              const isStopped = needs.some((need) => need === `${consent.kind}_consent`);
              toast(t(isStopped ? "detail.takenBack" : "detail.takenBackHere", { place }));
            },
            onError: (error) => toast(words(error).what, { tone: "needs_you" }),
          })
        }
      >
        {t("detail.takeBack")}
      </Button>
    </li>
  );
}

/** One yes for a host and port, whatever it asks for. */
function MissingConsents({ connection }: ConsentsProps) {
  const { t } = useTranslation("connections");
  const words = useProblemWords();
  const readOnly = useReadOnly();
  const give = useGiveConsents(connection.id);
  const { host, port } = connection;
  const kinds = neededConsents(connection);
  const [kind] = kinds;
  if (!host || !port || !kind) return null;
  const place = `${host}:${port}`;
  return (
    <Banner
      tone="needs_you"
      icon={<StatusGlyph status="needs_you" />}
      actions={
        <Button
          size="sm"
          isPending={give.isPending}
          isDisabled={readOnly}
          onPress={() =>
            give.mutate(
              { kinds, host, port },
              {
                onSuccess: () => toast(t("detail.allowedNow", { place })),
                onError: (error) => toast(words(error).what, { tone: "needs_you" }),
              },
            )
          }
        >
          {t("detail.ask.allow", { place })}
        </Button>
      }
    >
      {t(`detail.ask.${kinds.length > 1 ? "both" : kind}`, { place })}
    </Banner>
  );
}
