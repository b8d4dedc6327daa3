import { Play, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnections } from "#ui/api/connections.ts";
import { TryOutPaths } from "#ui/designer/try-out/try-out-paths.tsx";
import { TryOutSteps } from "#ui/designer/try-out/try-out-steps.tsx";
import { TryOutWaits } from "#ui/designer/try-out/try-out-waits.tsx";
import { TryOutWhole } from "#ui/designer/try-out/try-out-whole.tsx";
import { useDesigner } from "#ui/editing/context.ts";
import { SampleSelect } from "#ui/editing/sample-select.tsx";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Button } from "#ui/parts/button.tsx";
import { ErrorState } from "#ui/parts/error-state.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { IconButton } from "#ui/parts/icon-button.tsx";
import { StatusChip } from "#ui/parts/status-chip.tsx";
import { useLocale } from "#ui/words/use-locale.ts";

type TryOutSheetProps = { tryOut: TryOut; onClose: () => void };

/** Try it: with whom, whether other tools are really contacted, and how it goes. */
export function TryOutSheet({ tryOut, onClose }: TryOutSheetProps) {
  const { t } = useTranslation("designer");
  const { t: tCommon } = useTranslation("common");
  const { person } = useDesigner();
  const { run } = tryOut;
  return (
    <section className="try-sheet" aria-label={t("tryIt.title")}>
      <header>
        <h2 className="h3">{t("tryIt.title")}</h2>
        {run && <StatusChip status={run.status} />}
        <span className="grow" />
        <IconButton label={tCommon("close")} icon={<X />} onPress={onClose} />
      </header>
      <div className="tryout-body">
        {run === null ? (
          <>
            <div className="row wraps">
              <span className="small">{t("tryIt.with")}</span>
              <SampleSelect />
              <Switch isSelected={tryOut.reallyContact} onChange={tryOut.setReallyContact}>
                {t("tryIt.really")}
              </Switch>
            </div>
            <WhoIsContacted isReal={tryOut.reallyContact} />
            {tryOut.error !== null && tryOut.error !== undefined && (
              <ErrorState error={tryOut.error} />
            )}
            <div>
              <Button
                variant="primary"
                icon={<Play />}
                reason={person ? null : t("preview.nobody")}
                isDisabled={tryOut.isStarting}
                onPress={() => person && tryOut.start(person.id)}
              >
                {person
                  ? t("tryIt.start", { name: firstWord(person.display_name) })
                  : t("tryIt.startNobody")}
              </Button>
            </div>
          </>
        ) : (
          <>
            <TryOutPaths tryOut={tryOut} run={run} />
            <TryOutWaits tryOut={tryOut} />
            {run.status === "done" && <TryOutWhole onClose={onClose} />}
            {tryOut.error !== null && tryOut.error !== undefined && (
              <ErrorState error={tryOut.error} />
            )}
            <TryOutSteps run={run} />
            <div>
              <Button size="sm" onPress={tryOut.end}>
                {t("tryIt.again")}
              </Button>
            </div>
          </>
        )}
      </div>
    </section>
  );
}

/** Which addresses a try-out would reach. */
function WhoIsContacted({ isReal }: { isReal: boolean }) {
  const { t } = useTranslation("designer");
  const locale = useLocale();
  const { definition } = useDesigner();
  const { data: all = [] } = useConnections();
  if (!isReal) return <p className="help">{t("tryIt.practice")}</p>;
  const used = all.filter((one) => JSON.stringify(definition.steps).includes(`"${one.id}"`));
  const hosts = used.flatMap((one) => (one.host ? [one.host] : []));
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <p className="help">
      {hosts.length === 0
        ? t("tryIt.contactsNobody")
        : t("tryIt.contacts", { hosts: list.format([...new Set(hosts)]) })}
    </p>
  );
}

function firstWord(name: string): string {
  return name.split(" ")[0] ?? name;
}
