import { doctorCommand, USAGE } from '../../local/doctor-command';
import type { Finding } from '../../src/app/doctor';
import { rehearse } from '../support/rehearsal';

const FINDINGS: Finding[] = [
  { part: 'machine', about: 'Database', state: 'well', says: 'It answers.' },
  { part: 'machine', about: 'Queue', state: 'notChecked', says: 'Its address is not set.' },
  { part: 'register', about: 'Register', state: 'wrong', says: 'East has no officer.' },
];

async function run(
  args: string[],
  answer: () => Promise<Response> = async () => Response.json({ findings: FINDINGS }),
) {
  const lines: string[] = [];
  const asked: string[] = [];
  const code = await doctorCommand(args, {
    look: async () => FINDINGS,
    fetch: async (url, init) => {
      asked.push(`${String(url instanceof Request ? url.url : url)} ${JSON.stringify(init?.headers)}`);
      return answer();
    },
    print: (line) => lines.push(line),
  });
  return { code, lines, asked };
}

test('each thing is a line that begins with how it is; something wrong is exit code 1', async () => {
  expect(await run([])).toEqual({
    code: 1,
    lines: [
      'well         Database: It answers.',
      'not checked  Queue: Its address is not set.',
      'WRONG        Register: East has no officer.',
    ],
    asked: [],
  });
});

test('a deployment asks about the machine alone, before anybody has imported a register', async () => {
  const { code, lines } = await run(['--machine-only']);
  expect([code, lines.length]).toEqual([0, 2]);
});

test('the running app is asked at its address, with its key', async () => {
  const { code, asked } = await run(['https://func.example', '--key', 'k']);
  expect(code).toBe(1);
  expect(asked).toEqual(['https://func.example/api/doctor {"x-functions-key":"k"}']);
});

test.each<[string, () => Promise<Response>, RegExp]>([
  [
    'nobody answers',
    async () => Promise.reject(new TypeError('fetch failed')),
    /Nothing answers at https:\/\/func.example/,
  ],
  ['the key is refused', async () => new Response(null, { status: 401 }), /refuses the key/],
  [
    'something else answers',
    async () => new Response('<html>', { status: 503 }),
    /answered 503 and not as our app does/,
  ],
])('%s: said in plain words', async (_, answer, says) => {
  const { code, lines } = await run(['https://func.example'], answer);
  expect(code).toBe(1);
  expect(lines[0]).toMatch(says);
});

test.each([[['func.example']], [['https://a.example', 'https://b.example']], [['--kee', 'x']]])(
  'what it does not understand (%j) it answers with how to use it',
  async (args) => {
    expect(await run(args)).toEqual({ code: 2, lines: [USAGE], asked: [] });
  },
);

test('asked on one machine, the running app looks at its database, queue and key, and finds what is not yet set up', async () => {
  const rehearsal = await rehearse();
  const lines: string[] = [];
  try {
    const deps = { look: async () => [], fetch, print: (line: string) => void lines.push(line) };
    expect(await doctorCommand([rehearsal.host.url, '--machine-only'], deps)).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^well {9}Time: /),
      expect.stringMatching(/^well {9}Calendar: /),
      'well         Database: It answers, and its containers are as the app needs them.',
      'well         Queue: It answers; messages waiting: 0.',
      'well         Key of pupils’ pages: What it wraps it unwraps.',
      'well         Bot: On one machine it needs no token.',
    ]);
    lines.length = 0;
    expect(await doctorCommand([rehearsal.host.url], deps)).toBe(1);
    expect(lines.filter((line) => line.startsWith('WRONG'))).toEqual([
      expect.stringContaining('Ashdown has no channel yet'),
      expect.stringContaining('Saltmarsh has no channel yet'),
    ]);
  } finally {
    await rehearsal.close();
  }
});
