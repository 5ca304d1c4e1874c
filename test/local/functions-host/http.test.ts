import { request } from 'node:http';
import { app } from '@azure/functions';
import type { HttpHandler } from '@azure/functions';
import { bench, gate, until } from './host-for-tests';

const { run, closeAll } = bench();
afterEach(closeAll);

const serve = (handler: HttpHandler, route = 'notes/{id}') =>
  run(() => {
    app.http('notes', { methods: ['GET', 'POST'], route, handler });
  });

test('a request reaches its function with method, parameters, query, headers and text', async () => {
  const { host } = await serve(async (req) => ({
    status: 201,
    headers: { 'x-answer': 'yes' },
    jsonBody: {
      method: req.method,
      id: req.params['id'],
      q: req.query.get('q'),
      header: req.headers.get('x-asked'),
      url: req.url,
      text: await req.text(),
    },
  }));
  const answer = await fetch(`${host.url}/api/notes/a%20b?q=1&q=2`, {
    method: 'POST',
    headers: { 'x-asked': 'hm' },
    body: 'Grüße',
  });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('x-answer')).toBe('yes');
  expect(await answer.json()).toEqual({
    method: 'POST',
    id: 'a b',
    q: '1,2',
    header: 'hm',
    url: `${host.url}/api/notes/a%20b?q=1&q=2`,
    text: 'Grüße',
  });
});

test('bytes come and go unchanged', async () => {
  const { host } = await serve(async (req) => ({ body: new Uint8Array(await req.arrayBuffer()).toReversed() }));
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const answer = await fetch(`${host.url}/api/notes/1`, { method: 'POST', body: bytes });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.toReversed());
});

test('an unknown route and a method that is not offered are both 404', async () => {
  const { host } = await serve(() => ({ body: 'found' }));
  const status = async (path: string, method = 'GET') => (await fetch(host.url + path, { method })).status;
  expect(await status('/api/notes/1')).toBe(200);
  expect(await status('/api/notes')).toBe(404);
  expect(await status('/notes/1')).toBe(404);
  expect(await status('/api/notes/1', 'PUT')).toBe(404);
});

test('a function that throws answers 500 and tells the caller nothing', async () => {
  const { host, lines } = await serve(() => {
    throw new Error('the secret of the cellar');
  });
  const answer = await fetch(`${host.url}/api/notes/1`);
  expect([answer.status, await answer.text()]).toEqual([500, '']);
  const line = lines.find(({ level }) => level === 'error');
  expect(line?.message).toContain('the secret of the cellar');
  expect(line?.invocationId).toMatch(/^[0-9a-f-]{36}$/);
});

test('a function that returns nothing answers 204', async () => {
  const { host } = await serve(() => undefined as never);
  expect((await fetch(`${host.url}/api/notes/1`)).status).toBe(204);
});

test('a body over 100 MB is refused before the function sees it', async () => {
  let called = false;
  const { host } = await serve(() => {
    called = true;
    return {};
  });
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sending = request(`${host.url}/api/notes/1`, { method: 'POST' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
      sending.destroy();
    });
    sending.on('error', reject);
    const chunk = Buffer.alloc(1024 * 1024);
    const send = (left: number) => {
      if (left > 0 && !sending.destroyed) {
        sending.write(chunk, () => {
          send(left - 1);
        });
      }
    };
    send(101);
  });
  expect(status).toBe(413);
  expect(called).toBe(false);
});

test('a request that is no request does not stop the host', async () => {
  const { host } = await serve(() => ({ body: 'still here' }), 'notes/{id?}');
  expect((await fetch(`${host.url}/api/notes/%E0%A4%A`)).status).toBe(400);
  expect(await (await fetch(`${host.url}/api/notes`)).text()).toBe('still here');
});

test('what a function logs carries its name, level and invocation', async () => {
  const { host, lines } = await serve((_, context) => {
    context.log('saw', { notes: 2 });
    context.warn('careful');
    return { body: context.invocationId };
  });
  const invocationId = await (await fetch(`${host.url}/api/notes/1`)).text();
  expect(lines.filter(({ category }) => category === 'user')).toEqual([
    { level: 'information', category: 'user', message: 'saw { notes: 2 }', functionName: 'notes', invocationId },
    { level: 'warning', category: 'user', message: 'careful', functionName: 'notes', invocationId },
  ]);
});

test('hooks run around the function and may change what it gets and gives', async () => {
  const seen: string[] = [];
  const { host } = await run(() => {
    app.http('notes', { methods: ['GET'], handler: () => ({ body: 'plain' }) });
    app.hook.appStart(() => void seen.push('start'));
    app.hook.preInvocation((context) => void (context.hookData['began'] = true));
    app.hook.postInvocation((context) => {
      seen.push(`began ${String(context.hookData['began'])}`);
      context.result = { body: 'changed' };
    });
    app.hook.appTerminate(() => void seen.push('end'));
  });
  expect(await (await fetch(`${host.url}/api/notes`)).text()).toBe('changed');
  await host.close();
  expect(seen).toEqual(['start', 'began true', 'end']);
});

test('closing answers the request under way and takes no other', async () => {
  const { opened, open } = gate();
  let begun = false;
  const { host } = await serve(async () => {
    begun = true;
    await opened;
    return { body: 'finished' };
  });
  const answer = fetch(`${host.url}/api/notes/1`);
  await until(() => begun);
  const closed = host.close();
  await expect(fetch(`${host.url}/api/notes/2`)).rejects.toThrow();
  open();
  expect(await (await answer).text()).toBe('finished');
  await closed;
});

test('two hosts in one process have each their own functions', async () => {
  const first = await run(() => {
    app.http('first', { methods: ['GET'], handler: () => ({ body: '1' }) });
  });
  await first.host.close();
  const second = await run(() => {
    app.http('second', { methods: ['GET'], handler: () => ({ body: '2' }) });
  });
  expect(second.host.registered).toEqual(['second']);
  expect((await fetch(`${second.host.url}/api/first`)).status).toBe(404);
  expect(await (await fetch(`${second.host.url}/api/second`)).text()).toBe('2');
});

test.each<[string, RegExp, () => void]>([
  ['no function at all', /registered no function/, () => undefined],
  [
    'a trigger it does not have',
    /has a blobTrigger, which this host does not run/,
    () => {
      app.storageBlob('pictures', { path: 'a/{b}', connection: 'X', handler: () => undefined });
    },
  ],
  [
    'a route it does not read',
    /does not read "\{id:int\}"/,
    () => {
      app.http('notes', { route: 'notes/{id:int}', handler: () => ({}) });
    },
  ],
  [
    'two functions of one name',
    /Two functions are called "notes"/,
    () => {
      app.http('notes', { handler: () => ({}) });
      app.http('notes', { handler: () => ({}) });
    },
  ],
  [
    'a missing setting',
    /The setting "Storage" is missing/,
    () => {
      app.storageQueue('notices', { queueName: 'notices', connection: 'Storage', handler: () => undefined });
    },
  ],
])('the host refuses to start with %s', async (_, reason, load) => {
  await expect(run(load)).rejects.toThrow(reason);
});

test('registering after the app has loaded is refused', async () => {
  await serve(() => ({}));
  expect(() => {
    app.http('late', { handler: () => ({}) });
  }).toThrow(/can only be registered while the app is loading/);
});
