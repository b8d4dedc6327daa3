import { BookOpen, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useOtherSaver } from "#ui/designer/draft/use-other-saver.ts";
import { useDesigner } from "#ui/editing/context.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Banner } from "#ui/parts/banner.tsx";
import { Button } from "#ui/parts/button.tsx";
import { StatusGlyph } from "#ui/parts/status-glyph.tsx";

type DesignerBannersProps = {
  tryOut: TryOut | null;
  tour?: "welcome" | "connect" | undefined;
};

/** What holds for the whole drawing: a try-out, a conflict, the first look around. */
export function DesignerBanners({ tryOut, tour }: DesignerBannersProps) {
  const { t } = useTranslation("designer");
  const { draft, workflow, dispatch } = useDesigner();
  const other = useOtherSaver();
  if (draft.save === "conflict") {
    return (
      <Banner
        tone="needs_you"
        urgent
        icon={<StatusGlyph status="needs_you" />}
        actions={
          <>
            <Button
              size="sm"
              onPress={() => dispatch({ kind: "keep_mine", revision: workflow.draft_revision })}
            >
              {t("conflict.mine")}
            </Button>
            <Button
              size="sm"
              onPress={() =>
                dispatch({
                  kind: "take_theirs",
                  definition: workflow.draft,
                  revision: workflow.draft_revision,
                  at: workflow.draft_saved_at,
                })
              }
            >
              {t("conflict.theirs")}
            </Button>
          </>
        }
      >
        {other ? t("conflict.textBy", { name: other }) : t("conflict.text")}
      </Banner>
    );
  }
  if (tryOut) {
    return (
      <Banner tone="tryout" icon={<Play />}>
        <b>{t("tryIt.banner")}</b>{" "}
        {tryOut.reallyContact ? t("tryIt.bannerReally") : t("tryIt.bannerPractice")}
      </Banner>
    );
  }
  if (tour === "welcome") {
    return (
      <Banner tone="info" icon={<BookOpen />}>
        {t("tour.read")}
      </Banner>
    );
  }
  return null;
}
