import { useTranslation } from "react-i18next";
import { useUseCall } from "#ui/api/problems.ts";
import type { ProblemGroup } from "#ui/api/shapes.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";
import { useUsedCall } from "#ui/problem-actions/used-calls.ts";
import { useMeantCall, WhichCall } from "#ui/problem-actions/which-call.tsx";

type UseCallDialogProps = {
  problem: ProblemGroup;
  /** The call that is asked about, where it is named. */
  call: string | null;
  onClose: () => void;
};

/** Uses a call that was kept back, with a reason. */
export function UseCallDialog({ problem, call: named, onClose }: UseCallDialogProps) {
  const { t } = useTranslation("problems");
  const { call, item, choose } = useMeantCall(problem, named);
  const use = useUseCall(call ?? "");
  const said = useUsedCall();
  return (
    <ReasonDialog
      title={t("using.title")}
      button={t("using.button")}
      why={t("using.why")}
      example={t("using.example")}
      isPending={use.isPending}
      error={use.error}
      blocked={!call}
      onClose={onClose}
      onConfirm={(reason) =>
        use.mutateAsync({ reason }).then((call) => {
          toast(said(call));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="muted">{t("using.text")}</p>
      <WhichCall problem={problem} named={named} chosen={item?.id ?? null} onChoose={choose} />
    </ReasonDialog>
  );
}
