import { HelpButton } from "#ui/frame/help-button.tsx";
import { HowItStands } from "#ui/frame/how-it-stands.tsx";
import { WhereItRuns } from "#ui/frame/where-it-runs.tsx";
import { classes } from "#ui/parts/classes.ts";

type FooterProps = {
  /** Says where it runs: on screens without the left bar. */
  where?: boolean;
};

/** The line at the foot of the window. When it last looked changes by itself and is not read out. */
export function Footer({ where = false }: FooterProps) {
  return (
    <footer className="foot">
      <div className="row grow">
        <span className={classes(!where && "narrow-only")} role="status">
          <WhereItRuns line />
        </span>
        {!where && <HowItStands />}
      </div>
      <HelpButton />
    </footer>
  );
}
