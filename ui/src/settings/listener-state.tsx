import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";
import { AnotherPort } from "#ui/settings/another-port.tsx";
import { WhoToTell } from "#ui/settings/who-to-tell.tsx";
import { isTriedAgain, useWhyDeaf } from "#ui/words/listener-words.ts";
import { useTimes } from "#ui/words/times.ts";

type ListenerStateProps = { listener: Shape<"Listener">; base: string | null };

/** The port for calls: whether they come in, why not, and the way to another one. */
export function ListenerState({ listener, base }: ListenerStateProps) {
  const { t } = useTranslation("settings");
  const { t: tCommon } = useTranslation("common");
  const times = useTimes();
  const why = useWhyDeaf()(listener);
  const { port, state } = listener;
  if (state === "listening" || why === null) {
    return (
      <div className="stack tight">
        <p className="state state-live">
          {t("addresses.port", { port })}{" "}
          <span className="muted small">
            {t("addresses.since", { time: times.near(listener.since) })}
          </span>
        </p>
        <p className="muted small">{t("addresses.portText")}</p>
        <ToAnotherPort listener={listener} base={base} />
      </div>
    );
  }
  return (
    <div className="stack tight">
      <Banner tone="needs_you" icon={<StatusGlyph status="needs_you" />}>
        <b>{tCommon("deaf.sentence", { why })}</b> {isTriedAgain(listener) && tCommon("deaf.again")}{" "}
        {!listener.port_told && t(`addresses.fix.${state}`)} {hasWay(state) && t("addresses.stays")}
      </Banner>
      {hasWay(state) && <ToAnotherPort listener={listener} base={base} />}
    </div>
  );
}

/** Whether another port is a way out. */
function hasWay(state: Shape<"Listener">["state"]): boolean {
  return state !== "not_started" && state !== "network_unreadable";
}

function ToAnotherPort({ listener, base }: ListenerStateProps) {
  const { t } = useTranslation("settings");
  const readOnly = useReadOnly();
  const [shown, setShown] = useState<"ask" | "tell" | null>(null);
  if (listener.port_told) return <p className="muted small">{t("addresses.told")}</p>;
  return (
    <div className="row wraps">
      <Button isDisabled={readOnly} onPress={() => setShown("ask")}>
        {t("addresses.another.button")}
      </Button>
      {shown === "ask" && (
        <AnotherPort
          port={listener.port}
          base={base}
          onDone={() => setShown(base ? null : "tell")}
          onClose={() => setShown(null)}
        />
      )}
      {shown === "tell" && <WhoToTell onClose={() => setShown(null)} />}
    </div>
  );
}
