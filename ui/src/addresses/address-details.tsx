import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ToolWishes } from "#ui/addresses/tool-wishes.tsx";
import { changeAddress, rotateToken } from "#ui/api/addresses.ts";
import { keys } from "#ui/api/cache/keys.ts";
import type { Shape } from "#ui/api/shapes.ts";
import { useDesigner } from "#ui/editing/context.ts";
import { Section } from "#ui/editing/section.tsx";
import { Button } from "#ui/parts/button.tsx";
import { Dialog } from "#ui/parts/dialogs/dialog.tsx";
import { NumberField } from "#ui/parts/fields/number-field.tsx";
import { Switch } from "#ui/parts/fields/switch.tsx";
import { TextField } from "#ui/parts/fields/text-field.tsx";
import { useToldFailure } from "#ui/parts/pressing/use-told-failure.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useTimes } from "#ui/words/times.ts";
import { useNameList } from "#ui/words/use-name-list.ts";

type AddressDetailsProps = { address: Shape<"Address"> };

const MOST_MINUTES = 1440;
const OVERLAP_H = 24;

/** What only IT may need: duplicate protection and replacing the token. Both work at once. */
export function AddressDetails({ address }: AddressDetailsProps) {
  const { t } = useTranslation("designer");
  const { isReadOnly } = useDesigner();
  const client = useQueryClient();
  const onError = useToldFailure();
  const renew = () => client.invalidateQueries({ queryKey: keys.workflow(address.workflow) });
  const patch = useMutation({
    mutationFn: (settings: Shape<"AddressSettings">) => changeAddress(address.id, settings),
    onSuccess: renew,
    onError,
  });
  const { settings } = address;
  const current = settings.sender_id?.kind === "header" ? settings.sender_id.name : "";
  const [header, setHeader] = useState<string | null>(null);
  const finish = () => {
    const name = header?.trim();
    setHeader(null);
    if (name === undefined || name === current) return;
    patch.mutate({ ...settings, sender_id: name === "" ? null : { kind: "header", name } });
  };
  return (
    <Section number={null} title={t("it.title")} isComplete summary={t("addressIt.summary")}>
      <NumberField
        label={t("addressIt.minutes")}
        help={t("addressIt.minutesHelp")}
        size="sm"
        minValue={0}
        maxValue={MOST_MINUTES}
        value={settings.duplicate_minutes}
        isReadOnly={isReadOnly}
        onChange={(duplicate_minutes) =>
          Number.isFinite(duplicate_minutes) && patch.mutate({ ...settings, duplicate_minutes })
        }
      />
      <TextField
        label={t("addressIt.senderId")}
        help={t("addressIt.senderIdHelp")}
        size="sm"
        code
        placeholder="webhook-id"
        value={header ?? current}
        isReadOnly={isReadOnly}
        onChange={setHeader}
        onBlur={finish}
      />
      <Switch
        isSelected={settings.takes_get}
        isDisabled={isReadOnly}
        onChange={(takes_get) => patch.mutate({ ...settings, takes_get })}
        help={t("addressIt.takesGetHelp")}
      >
        {t("addressIt.takesGet")}
      </Switch>
      <ToolWishes
        settings={settings}
        isReadOnly={isReadOnly}
        onChange={(changed) => patch.mutate(changed)}
      />
      <Rotate address={address} onDone={renew} />
    </Section>
  );
}

function Rotate({ address, onDone }: { address: Shape<"Address">; onDone: () => unknown }) {
  const { t } = useTranslation("designer");
  const { t: tCommon } = useTranslation("common");
  const { isReadOnly } = useDesigner();
  const times = useTimes();
  const [isAsking, setAsking] = useState(false);
  const onError = useToldFailure();
  const rotate = useMutation({
    mutationFn: () => rotateToken(address.id, OVERLAP_H * 3_600),
    onError,
    onSuccess: () => {
      toast(t("addressIt.rotated"));
      return onDone();
    },
  });
  return (
    <div className="stack tight">
      {address.old_token_until && (
        <p className="small muted">
          {t("addressIt.oldUntil", { time: times.full(address.old_token_until) })}{" "}
          <OldTokenCallers callers={address.old_token_callers} />
        </p>
      )}
      <div>
        <Button size="sm" isDisabled={isReadOnly} onPress={() => setAsking(true)}>
          {t("addressIt.rotate")}
        </Button>
      </div>
      <Dialog
        isOpen={isAsking}
        title={t("addressIt.rotateTitle")}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>{tCommon("cancel")}</Button>
            <Button
              variant="primary"
              onPress={() => {
                setAsking(false);
                rotate.mutate();
              }}
            >
              {t("addressIt.rotate")}
            </Button>
          </>
        }
      >
        <p>{t("addressIt.rotateText", { count: OVERLAP_H })}</p>
        {address.old_token_until && (
          <p>
            {t("addressIt.rotateAgain")} <OldTokenCallers callers={address.old_token_callers} />
          </p>
        )}
      </Dialog>
    </div>
  );
}

/** Whom to tell before the old token ends. */
function OldTokenCallers({ callers }: { callers: readonly Shape<"LastCall">[] }) {
  const { t } = useTranslation("designer");
  const times = useTimes();
  const list = useNameList();
  if (callers.length === 0) return <>{t("addressIt.oldUnused")}</>;
  const said = callers.map(({ from, at }) =>
    t("addressIt.oldCaller", { from, time: times.full(at) }),
  );
  return <>{t("addressIt.oldUsedBy", { callers: list(said) })}</>;
}
