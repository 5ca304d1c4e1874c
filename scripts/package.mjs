// Makes dist/package: all that is deployed. One bundled file, host.json and a package.json without dependencies.
// `node scripts/package.mjs <folder>` makes it there instead.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundle, ROOT, troubleWith } from './bundle.mjs';

const folder = resolve(process.argv[2] ?? join(ROOT, 'dist/package'));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const made = await bundle(join(folder, 'index.js'), { sourcemap: false });
const trouble = troubleWith(made);
for (const sentence of trouble) console.error(sentence);
if (trouble.length > 0) process.exit(1);

await copyFile(join(ROOT, 'host.json'), join(folder, 'host.json'));
const { name, version, license } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const deployed = { name, version, license, private: true, main: 'index.js', engines: { node: '>=24' } };
await writeFile(join(folder, 'package.json'), `${JSON.stringify(deployed, null, 2)}\n`);
console.log(`${folder}: index.js ${made.megabytes.toFixed(1)} MB, host.json, package.json`);
