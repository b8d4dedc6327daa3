import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const server = process.env.BATON_DEV_API ?? "http://127.0.0.1:7421";

export default defineConfig({
  plugins: [react()],
  clearScreen: false,
  server: {
    host: "127.0.0.1",
    port: 1420,
    strictPort: true,
    proxy: { "/api": server, "/sign-in": server },
  },
  build: {
    target: "es2022",
    // No inlined assets: the content policy allows scripts and styles from this origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["./vitest.setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    // A test that hangs must end; one on a slow machine is none of those.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
