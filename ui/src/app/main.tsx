import "#ui/styles/fonts.css";
import "#ui/styles/tokens.css";
import "#ui/styles/base.css";
import "#ui/styles/controls.css";
import "#ui/styles/parts.css";
import "#ui/styles/tables.css";
import "#ui/styles/frame.css";
import "#ui/styles/screens.css";
import "#ui/styles/filters.css";
import "#ui/styles/people.css";
import "#ui/styles/run.css";
import "#ui/styles/problems.css";
import "#ui/styles/welcome.css";
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
