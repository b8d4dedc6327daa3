import "#ui/look/tokens.css";
import "#ui/look/base.css";
import "#ui/look/controls.css";
import "#ui/look/parts.css";
import "#ui/look/tables.css";
import "#ui/look/frame.css";
import "#ui/look/screens.css";
import "#ui/look/people.css";
import "#ui/look/run.css";
import "#ui/look/problems.css";
import "#ui/look/welcome.css";
import "#ui/words/i18n.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "#ui/app/app.tsx";

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
