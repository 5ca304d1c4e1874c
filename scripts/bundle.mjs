// Bundles the function app into one file, dist/index.js, with only the module the Functions host itself supplies left outside.
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cameBack, leavingOut } from './left-out.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Megabytes the bundle may have: it is read at every cold start. It has 14.5 today, 0.7 of them the library that writes Word files. */
const MOST_MB = 15;

export async function bundle(outfile, { sourcemap = 'linked', plugins = [leavingOut] } = {}) {
  const { metafile, outputFiles: _ } = await build({
    entryPoints: ['src/index.ts'],
    absWorkingDir: ROOT,
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    sourcemap,
    external: ['@azure/functions-core'],
    metafile: true,
    logLevel: 'warning',
    keepNames: true,
    plugins,
  });
  const bytes = Object.values(metafile.outputs).find((output) => output.entryPoint)?.bytes ?? 0;
  return { metafile, megabytes: bytes / 1024 / 1024 };
}

/** What is wrong with a bundle, in sentences. */
export const troubleWith = ({ metafile, megabytes }) => [
  ...cameBack(metafile).map((path) => `${path} is in the bundle again: see scripts/left-out.mjs.`),
  ...(megabytes > MOST_MB ? [`The bundle has ${megabytes.toFixed(1)} MB, more than ${MOST_MB}: what came in?`] : []),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await bundle(join(ROOT, 'dist/index.js'));
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  await writeFile(join(ROOT, 'dist/meta.json'), JSON.stringify(made.metafile));
  const trouble = troubleWith(made);
  for (const sentence of trouble) console.error(sentence);
  if (trouble.length > 0) process.exit(1);
  console.log(`dist/index.js ${made.megabytes.toFixed(1)} MB`);
}
