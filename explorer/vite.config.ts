import { createHash } from "node:crypto";
import { defineConfig, type Plugin } from "vite";
import { PLOT_STYLE } from "./src/charts/style.ts";

const sha256 = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * What a page of the site may do: load from the site itself, and nothing else.
 *
 * - Scripts are files of the site; WebAssembly (the SQL engine) is allowed, `eval` is not.
 * - Text becomes markup nowhere: trusted types forbid it, and only the worker of the SQL engine has a policy.
 * - Observable Plot puts one fixed style into each chart, which is allowed by its hash.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  `style-src 'self' ${sha256(PLOT_STYLE)}`,
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types explorer-worker",
].join("; ");

/** Writes the policy into the built page; the development server needs inline scripts, so it goes without. */
const contentSecurityPolicy = (): Plugin => ({
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: POLICY }, injectTo: "head-prepend" },
  ],
});

export default defineConfig({
  base: "./",
  plugins: [contentSecurityPolicy()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
});
