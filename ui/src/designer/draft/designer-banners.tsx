import { BookOpen, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ConflictBanner } from "#ui/designer/draft/conflict-banner.tsx";
import { useDesigner } from "#ui/editing/context.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Banner } from "#ui/parts/banner.tsx";

type DesignerBannersProps = {
  tryOut: TryOut | null;
  tour?: "welcome" | "connect" | undefined;
};

/** What holds for the whole drawing: a try-out, a conflict, the first look around. */
export function DesignerBanners({ tryOut, tour }: DesignerBannersProps) {
  const { t } = useTranslation("designer");
  const { draft } = useDesigner();
  if (draft.asked) return <ConflictBanner asked={draft.asked} />;
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
