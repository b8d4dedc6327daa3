import type { ReactNode } from "react";

type SettingsSectionProps = { id: string; title: string; children: ReactNode };

/** One group of settings, reachable by its name in the address; the focus goes there, too. */
export function SettingsSection({ id, title, children }: SettingsSectionProps) {
  return (
    <section id={id} tabIndex={-1} className="stack" aria-labelledby={`${id}-title`}>
      <h2 className="h2" id={`${id}-title`}>
        {title}
      </h2>
      {children}
    </section>
  );
}
