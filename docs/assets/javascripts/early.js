// Starts the engine as soon as a calculator's page begins to load.

import { start } from "./engine.js";

// Who asks for an answer hears of a failure.
void start().catch(() => {});
