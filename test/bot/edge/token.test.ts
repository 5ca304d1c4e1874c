import { BotAdapter } from '../../../src/bot/adapter';
import { createApplication } from '../../../src/bot/application';
import { receiver } from '../../../src/bot/receive';
import { routerFor } from '../../../src/bot/router';
import type { TestDeps } from '../../support/deps';
import { testDeps } from '../../support/deps';

const IDENTITY = {
  appId: '11111111-1111-4111-8111-111111111111',
  tenantId: '22222222-2222-4222-8222-222222222222',
};
const HI = JSON.stringify({
  type: 'message',
  id: '1',
  text: 'hi',
  channelId: 'msteams',
  serviceUrl: 'https://teams.example/',
  from: { id: '29:somebody', aadObjectId: 'o' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 't' },
});
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

let deps: TestDeps;
beforeAll(async () => {
  deps = await testDeps();
});
afterAll(() => deps.close());

test.each([
  ['no token', ''],
  ['a made-up token', 'Bearer made.up.token'],
  ['something else than a token', 'Basic abc'],
])('where the bot has an identity, a request with %s is answered 401 and runs nothing', async (_, authorization) => {
  const never = async () => {
    throw new Error('It was let in');
  };
  const manners = {
    stranger: () => ({ say: 'It was let in' }),
    greet: never,
    welcomeOnce: never,
    notUnderstood: never,
    bind: () => ({ type: 'AdaptiveCard' as const, version: '1.5' }),
  };
  const receive = receiver(
    new BotAdapter(IDENTITY),
    createApplication(deps, routerFor([], []), manners, { send: never, leave: never }, null, never),
  );
  expect(await receive(authorization, HI, quiet)).toEqual({ status: 401, body: null });
});
