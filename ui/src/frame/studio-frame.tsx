import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Footer } from "#ui/frame/footer.tsx";
import { FrameBanners } from "#ui/frame/frame-banners.tsx";

type StudioFrameProps = {
  /** The bar at the top: the way back, the name, what can be done. */
  bar: ReactNode;
  children: ReactNode;
};

/** The frame without the left bar, for the designer and one run. */
export function StudioFrame({ bar, children }: StudioFrameProps) {
  const { t } = useTranslation("frame");
  return (
    <div className="studio">
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <header className="studio-bar">{bar}</header>
      <FrameBanners />
      <main className="studio-body" id="content" tabIndex={-1}>
        {children}
      </main>
      <Footer where />
    </div>
  );
}
