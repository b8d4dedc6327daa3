import { common } from "#ui/words/en/common.ts";
import { connections } from "#ui/words/en/connections.ts";
import { designer } from "#ui/words/en/designer.ts";
import { errors } from "#ui/words/en/errors.ts";
import { frame } from "#ui/words/en/frame.ts";
import { further } from "#ui/words/en/further.ts";
import { history } from "#ui/words/en/history.ts";
import { outcomes } from "#ui/words/en/outcomes.ts";
import { panels } from "#ui/words/en/panels.ts";
import { people } from "#ui/words/en/people.ts";
import { problems } from "#ui/words/en/problems.ts";
import { run } from "#ui/words/en/run.ts";
import { runs } from "#ui/words/en/runs.ts";
import { settings } from "#ui/words/en/settings.ts";
import { steps } from "#ui/words/en/steps.ts";
import { welcome } from "#ui/words/en/welcome.ts";
import { workflows } from "#ui/words/en/workflows.ts";

/** The English catalogue, one namespace per subject. */
export const en = {
  common,
  connections,
  designer,
  errors,
  frame,
  further,
  history,
  outcomes,
  panels,
  people,
  problems,
  run,
  runs,
  settings,
  steps,
  welcome,
  workflows,
} as const;
