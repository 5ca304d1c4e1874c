// Bundles the function app into dist/index.js: one file, with only the module the Functions host itself supplies left outside.
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';

const result = await build({
  entryPoints: ['src/index.ts'],
  outfile: 'dist/index.js',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  sourcemap: 'linked',
  external: ['@azure/functions-core'],
  metafile: true,
  logLevel: 'warning',
  keepNames: true,
});
await mkdir('dist', { recursive: true });
await writeFile('dist/meta.json', JSON.stringify(result.metafile));
const bytes = Object.values(result.metafile.outputs).find((output) => output.entryPoint)?.bytes ?? 0;
console.log(`dist/index.js ${(bytes / 1024 / 1024).toFixed(1)} MB`);
