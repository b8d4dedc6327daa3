import { useTranslation } from "react-i18next";
import { useIgnoreKept } from "#ui/api/kept.ts";
import { ReasonDialog } from "#ui/parts/dialogs/reason-dialog.tsx";
import { shownInTheDialog } from "#ui/parts/dialogs/shown-in-the-dialog.ts";
import { toast } from "#ui/parts/toasts.ts";

type IgnoreKeptDialogProps = {
  call: string;
  /** Whom it is about, in a sentence of its own. */
  who: string;
  onClose: () => void;
};

/** Puts one kept call away, with a reason; the others stay as they are. */
export function IgnoreKeptDialog({ call, who, onClose }: IgnoreKeptDialogProps) {
  const { t } = useTranslation("kept");
  const { t: problems } = useTranslation("problems");
  const ignore = useIgnoreKept(call);
  return (
    <ReasonDialog
      title={t("ignoring.title")}
      button={problems("ignoring.button")}
      why={problems("ignoring.why")}
      example={problems("ignoring.example")}
      isPending={ignore.isPending}
      error={ignore.error}
      onClose={onClose}
      onConfirm={(why) =>
        ignore.mutateAsync(why).then(() => {
          toast(problems("ignoring.done", { what: who }));
          onClose();
        }, shownInTheDialog)
      }
    >
      <p className="wrap">
        <b>
          <bdi>{who}</bdi>
        </b>
      </p>
      <p className="muted">{t("ignoring.text")}</p>
    </ReasonDialog>
  );
}
