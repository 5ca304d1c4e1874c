import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Reply, Route } from './http';

const FOLDER = join(__dirname, 'page');

let script: Promise<string> | undefined;

/** The page at `/`, its style and its script; the script is bundled when first asked for. */
export const pageRoutes = (): readonly Route[] => {
  const file = (name: string, type: string) => async (): Promise<Reply> => ({
    status: 200,
    body: await readFile(join(FOLDER, name), 'utf8'),
    headers: { 'content-type': `${type}; charset=utf-8` },
  });
  return [
    { method: 'GET', path: '/', answer: file('index.html', 'text/html') },
    { method: 'GET', path: '/style.css', answer: file('style.css', 'text/css') },
    { method: 'GET', path: '/windows.css', answer: file('windows.css', 'text/css') },
    { method: 'GET', path: '/cards.css', answer: file('cards.css', 'text/css') },
    {
      method: 'GET',
      path: '/page.js',
      answer: async () => ({
        status: 200,
        body: await (script ??= bundle()),
        headers: { 'content-type': 'text/javascript; charset=utf-8' },
      }),
    },
    { method: 'GET', path: '/favicon.ico', answer: () => ({ status: 204, body: '' }) },
  ];
};

const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(FOLDER, 'main.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'inline',
  });
  return outputFiles[0]?.text ?? '';
};
