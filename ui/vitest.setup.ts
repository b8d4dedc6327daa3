import { configure } from "@testing-library/react";

// The second that is waited by default is a verdict on the machine, which does many things at once.
configure({ asyncUtilTimeout: 120_000 });

// jsdom lays nothing out, and so has none.
Element.prototype.scrollIntoView ??= () => undefined;
