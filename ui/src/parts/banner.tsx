import type { ReactNode } from "react";
import { classes } from "#ui/parts/classes.ts";

type BannerProps = {
  tone?: "plain" | "needs_you" | "waiting" | "done" | "info" | "tryout";
  icon?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  /** Spoken at once: only for what blocks. */
  urgent?: boolean;
};

/** A fact that holds for the whole page or panel. */
export function Banner({ tone = "plain", icon, children, actions, urgent }: BannerProps) {
  return (
    <div className={classes("banner", tone)} {...(urgent ? { role: "alert" } : {})}>
      {icon}
      <div className="banner-text">{children}</div>
      {actions}
    </div>
  );
}
