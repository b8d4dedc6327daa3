import { Eye, EyeOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReadOnly } from "#ui/api/session.ts";
import { Button } from "#ui/parts/button.tsx";
import { useNameList } from "#ui/words/use-name-list.ts";

type HiddenNoteProps = {
  /** What is hidden, or would be. */
  details: readonly string[];
  /** In how many other places something is hidden that are not named. */
  more?: number;
  isShown: boolean;
  isPending: boolean;
  onShow: () => void;
  onHide: () => void;
};

/** What is hidden because it is sensitive, and Show; it is noted who looked. */
export function HiddenNote(props: HiddenNoteProps) {
  const { details, more = 0, isShown, isPending, onShow, onHide } = props;
  const { t } = useTranslation("content");
  const readOnly = useReadOnly();
  const list = useNameList();
  if (details.length === 0) return null;
  const named = { details: list(details) };
  return (
    <div className="row wraps content-foot small muted">
      <span>
        {t(isShown ? "hidden.shown" : "hidden.note", named)}
        {more > 0 && ` ${t("hidden.places", { count: more })}`}
      </span>
      <Button
        variant="link"
        size="sm"
        icon={isShown ? <EyeOff /> : <Eye />}
        aria-label={t(isShown ? "hidden.hideOf" : "hidden.showOf", named)}
        isDisabled={readOnly && !isShown}
        isPending={isPending}
        onPress={() => (isShown ? onHide() : onShow())}
      >
        {t(isShown ? "hidden.hide" : "hidden.show")}
      </Button>
    </div>
  );
}
