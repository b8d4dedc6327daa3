import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NarrowBar } from "#ui/app/narrow-bar.tsx";
import { Navigation } from "#ui/app/navigation.tsx";
import { Footer } from "#ui/frame/footer.tsx";
import { FrameBanners } from "#ui/frame/frame-banners.tsx";

/** The frame with the left bar, around every list. */
export function PageFrame() {
  const { t } = useTranslation("frame");
  const content = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useFocusOnNewPage(content, pathname);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      <Navigation />
      <div className="frame-main">
        <NarrowBar />
        <FrameBanners />
        <main className="page" id="content" ref={content} tabIndex={-1}>
          <Outlet />
        </main>
        <Footer />
      </div>
    </div>
  );
}

/** After a change of screen the keyboard starts at its content. */
function useFocusOnNewPage(content: React.RefObject<HTMLElement | null>, pathname: string) {
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    content.current?.focus({ preventScroll: true });
    content.current?.scrollTo(0, 0);
  }, [content, pathname]);
}
