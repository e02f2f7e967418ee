import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = join(here, 'dist');

/** Replaced by the service with a nonce of each answer, so that the page's own styles pass its content security policy. */
const NONCE = '__CSP_NONCE__';

/** What the service sends as it lies there: packed once, at the build, and not for every clerk each morning. */
const packed: Plugin = {
  name: 'packed',
  closeBundle() {
    const assets = join(outDir, 'assets');
    for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const content = readFileSync(join(assets, name));
      writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
      const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content, { params: quality }));
    }
  },
};

export default defineConfig({
  root: here,
  publicDir: join(here, 'static'),
  html: { cspNonce: NONCE },
  resolve: { alias: { 'markdown-to-jsx/react': join(here, 'ui', 'form', 'plain-text.tsx') } },
  plugins: [packed],
  build: {
    outDir,
    emptyOutDir: true,
    // What is fetched with what: the test of sizes adds it up.
    manifest: true,
    // The browsers of office desktops here (Kylin, UOS) are of this age.
    target: 'chrome109',
    // Inlined files would be data: addresses, which the content security policy refuses for anything but pictures.
    assetsInlineLimit: 0,
    // How large the page may be is judged by a test.
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
    rolldownOptions: {
      // Asked for by a helper of RJSF's own tests, which leaves the bundle; ours interprets schemas, since this one needs eval.
      external: ['@rjsf/validator-ajv8'],
      // Of interest to servers that render React; nothing here does.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
  // For whoever works on the screens: `npx vite web`, beside a running service.
  server: { proxy: { '/api': 'http://127.0.0.1:8420' } },
});
