import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bench } from './host-for-tests';

const { folder, closeAll } = bench();
afterEach(closeAll);

const source = join(__dirname, 'small-app.ts');
const show = async (appFile: string): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', join(__dirname, 'app-process.ts')],
    appFile,
  ]);
  return JSON.parse(stdout);
};
const hello = { registered: ['greeting'], answer: 'hello' };

test('outside jest an app is loaded from its source', async () => {
  expect(await show(source)).toEqual(hello);
});

test('outside jest an app is loaded from its bundle', async () => {
  const outfile = join(await folder(), 'index.js');
  const external = ['@azure/functions-core'];
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external,
    keepNames: true,
  });
  expect(await show(outfile)).toEqual(hello);
});
