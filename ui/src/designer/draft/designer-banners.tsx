import { BookOpen, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ConflictBanner } from "#ui/designer/draft/conflict-banner.tsx";
import { UnreadVersion } from "#ui/designer/live/unread-version.tsx";
import { useDesigner } from "#ui/editing/context.ts";
import type { TryOut } from "#ui/editing/use-try-out.ts";
import { Banner } from "#ui/parts/banner.tsx";

type DesignerBannersProps = {
  tryOut: TryOut | null;
  tour?: "welcome" | "connect" | undefined;
  onGoBack: (version: number) => void;
};

/** What holds for the whole drawing: a try-out, a conflict, a version that cannot be read, the first look around. */
export function DesignerBanners({ tryOut, tour, onGoBack }: DesignerBannersProps) {
  const { t } = useTranslation("designer");
  const { draft, workflow } = useDesigner();
  if (draft.asked) return <ConflictBanner asked={draft.asked} />;
  if (tryOut) {
    return (
      <Banner tone="tryout" icon={<Play />}>
        <b>{t("tryIt.banner")}</b>{" "}
        {tryOut.reallyContact ? t("tryIt.bannerReally") : t("tryIt.bannerPractice")}
      </Banner>
    );
  }
  if (workflow.live_unreadable && workflow.live_version !== null) {
    return <UnreadVersion version={workflow.live_version} onGoBack={onGoBack} />;
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
