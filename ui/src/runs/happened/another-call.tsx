import { type ReactNode, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { useUseCall } from "#ui/api/problems.ts";
import { useReadOnly } from "#ui/api/session.ts";
import { CallData } from "#ui/calls/call-data.tsx";
import { Button } from "#ui/parts/button.tsx";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";

type AnotherCallProps = {
  call: string;
  /** About whom the run is, and the call. */
  name: string;
  /** The line that tells of it. */
  children: ReactNode;
};

/** A call that began nothing: pressing its line shows what it said, and the way to begin by it. */
export function AnotherCall({ call, name, children }: AnotherCallProps) {
  const { t } = useTranslation("run");
  const readOnly = useReadOnly();
  const [open, setOpen] = useState<"said" | "starting" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <AriaButton className="happened-line" onPress={() => setOpen("said")}>
        {children}
      </AriaButton>
      {open === "said" && (
        <CallData call={call} onClose={close}>
          {({ can_use: canUse }) =>
            canUse && (
              <p>
                <Button isDisabled={readOnly} onPress={() => setOpen("starting")}>
                  {t("anotherRun.action")}
                </Button>
              </p>
            )
          }
        </CallData>
      )}
      {open === "starting" && <StartAnother call={call} name={name} onClose={close} />}
    </>
  );
}

function StartAnother({ call, name, onClose }: { call: string; name: string; onClose(): void }) {
  const { t } = useTranslation("run");
  const use = useUseCall(call);
  return (
    <ReasonDialog
      title={t("anotherRun.title", { name })}
      button={t("anotherRun.button")}
      why={t("anotherRun.why")}
      example={t("anotherRun.example")}
      isPending={use.isPending}
      error={use.error}
      onClose={onClose}
      onConfirm={(reason) =>
        use.mutateAsync({ reason }).then(() => {
          toast(t("anotherRun.done", { name }));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="muted">{t("anotherRun.text")}</p>
    </ReasonDialog>
  );
}
