import { useTranslation } from "react-i18next";
import { useCalledAddresses } from "#ui/api/connections.ts";
import type { Connection } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { RadioGroup } from "#ui/parts/fields/radio-group.tsx";
import { CalledAt } from "#ui/sentences/called-at.tsx";
import type { SendProps } from "#ui/steps/call-webhook/use-connection.ts";
import { knownAddresses, withKnown } from "#ui/steps/call-webhook/where/address.ts";

type KnownAddressesProps = SendProps & { connection: Connection };

/** A connection says at which tool, not where there: the addresses that are known of it, to choose. */
export function KnownAddresses({ connection, change, tool }: KnownAddressesProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const { data = [] } = useCalledAddresses(connection.id);
  const known = knownAddresses(data);
  return (
    <div className="stack tight" data-field="path">
      <p className="help">{t(known.length > 0 ? "where.whichOf" : "where.noneOf", { tool })}</p>
      {known.length > 0 && (
        <RadioGroup
          label={t("where.known", { tool })}
          value={null}
          isDisabled={isReadOnly}
          onChange={(id) => {
            const chosen = known[Number(id)];
            if (chosen) change("connection", (call) => withKnown(call, chosen));
          }}
          options={known.map((one, index) => ({
            id: String(index),
            label: <CalledAt connection={connection} path={one.path} />,
            help: t("where.knownBy", { step: one.step_name, workflow: one.workflow_name }),
          }))}
        />
      )}
    </div>
  );
}
