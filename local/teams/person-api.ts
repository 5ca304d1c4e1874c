import { z } from 'zod';
import type { ServerResponse } from 'node:http';
import type { Activity } from './activities';
import type { Cast } from './cast';
import type { Dialogs } from './dialogs';
import { HttpRefusal, ok, type Call, type Reply, type Route } from './http';
import type { Ledger } from './ledger';
import type { PersonActions } from './person-actions';
import type { PersonFiles } from './person-files';
import type { PlaceActions } from './place-actions';
import type { Views } from './views';
import type { ActionChoice, ExtensionCommand, RoomPerson, RoomPlace } from './wire';

export interface PersonApiParts {
  readonly cast: Cast;
  readonly ledger: Ledger;
  readonly views: Views;
  readonly actions: PersonActions;
  readonly dialogs: Dialogs;
  readonly files: PersonFiles;
  readonly places: PlaceActions;
  readonly tips: readonly string[];
  readonly commands: readonly ExtensionCommand[];
  readonly now: () => Date;
  readonly listen: (response: ServerResponse) => void;
}

const typed = z.record(z.string(), z.string()).default({});
const action: z.ZodType<ActionChoice> = z.union([
  z.strictObject({ index: z.int().min(0) }),
  z.strictObject({ title: z.string() }),
]);
const partial = z.record(z.string(), z.unknown());
const bodies = {
  conversation: z.strictObject({ conversation: z.string() }),
  look: z.strictObject({ conversation: z.string(), messages: z.array(z.string()).optional() }),
  say: z.strictObject({
    conversation: z.string(),
    text: z.string().trim().min(1).max(28_000),
    thread: z.string().optional(),
  }),
  press: z.strictObject({
    message: z.string(),
    card: z.int().min(0).optional(),
    shown: partial.optional(),
    action,
    inputs: typed,
  }),
  message: z.strictObject({ message: z.string() }),
  file: z.strictObject({ message: z.string(), allow: z.boolean() }),
  submit: z.strictObject({ action, inputs: typed }),
  extension: z.strictObject({ conversation: z.string(), command: z.string() }),
  activity: z.strictObject({ conversation: z.string(), activity: partial }),
  app: z.strictObject({ installed: z.boolean() }),
  by: z.strictObject({ by: z.string() }),
  member: z.strictObject({ by: z.string(), person: z.string() }),
  meeting: z.strictObject({ by: z.string(), running: z.boolean() }),
  place: z.strictObject({
    id: z.string().startsWith('19:'),
    kind: z.enum(['channel', 'meeting']),
    name: z.string().min(1),
    team: z.strictObject({ id: z.string(), name: z.string() }).exactOptional(),
    memberKeys: z.array(z.string()).min(1),
    botInstalled: z.boolean(),
    meeting: z.strictObject({ id: z.string(), title: z.string(), start: z.string(), end: z.string() }).exactOptional(),
    tenantId: z.string().exactOptional(),
  }) satisfies z.ZodType<RoomPlace>,
};

/** What a person can see and do, for the page and for tests: JSON in, JSON out, under `prefix`. */
export const personRoutes = (prefix: string, parts: PersonApiParts): readonly Route[] => {
  const { cast, ledger, views, actions, dialogs, files, places } = parts;

  const someone = (key: string | undefined): RoomPerson => {
    const person = cast.person(key ?? '');
    if (!person) throw new HttpRefusal(404, `There is nobody called "${key ?? ''}" in the room.`);
    return person;
  };
  const at = (method: string, path: string, answer: (call: Call) => unknown): Route => ({
    method,
    path: `${prefix}${path}`,
    answer: async (call): Promise<Reply> => ok(await answer(call)),
  });
  const forPerson = (method: string, path: string, answer: (person: RoomPerson, call: Call) => unknown): Route =>
    at(method, `/people/:person${path}`, (call) => answer(someone(call.params['person']), call));
  const messagesOf = (person: RoomPerson, conversation: string) => {
    const found = ledger.find(conversation);
    if (!found || !ledger.isMember(person, found.conversation))
      throw new HttpRefusal(404, `There is no such conversation.`);
    return views.messages(person, found.conversation.id);
  };
  const placeId = (call: Call) => call.params['place'] ?? '';

  return [
    at('GET', '/room', () => ({
      bot: { name: cast.bot.name },
      people: views.people(),
      places: views.places(),
      now: parts.now().toISOString(),
      tips: parts.tips,
      commands: parts.commands,
    })),
    { method: 'GET', path: `${prefix}/events`, answer: () => ({ status: 200, headers: STREAM, stream: parts.listen }) },

    forPerson('GET', '/conversations', (person) => views.conversations(person)),
    forPerson('GET', '/conversations/:conversation/messages', (person, call) =>
      messagesOf(person, call.params['conversation'] ?? ''),
    ),
    forPerson('POST', '/open', (person, call) => actions.open(person, read(bodies.conversation, call).conversation)),
    forPerson('POST', '/look', async (person, call) => {
      const { conversation, messages } = read(bodies.look, call);
      await actions.look(person, conversation, messages);
      return messagesOf(person, conversation);
    }),
    forPerson('POST', '/say', (person, call) => actions.say(person, read(bodies.say, call))),
    forPerson('POST', '/press', (person, call) => actions.press(person, read(bodies.press, call))),
    forPerson('POST', '/refresh', (person, call) => actions.refresh(person, read(bodies.message, call).message)),
    forPerson('POST', '/file', (person, call) => {
      const { message, allow } = read(bodies.file, call);
      return files.answer(person, message, allow);
    }),
    forPerson('POST', '/extension', (person, call) => {
      const { conversation, command } = read(bodies.extension, call);
      const where = ledger.find(conversation);
      if (!where || !ledger.isMember(person, where.conversation))
        throw new HttpRefusal(404, 'There is no such conversation.');
      return dialogs.extension(person, where, command);
    }),
    forPerson('GET', '/dialog', (person) => ({ dialog: dialogs.of(person) })),
    forPerson('POST', '/dialog/submit', (person, call) => {
      const { action: choice, inputs } = read(bodies.submit, call);
      return dialogs.submit(person, choice, inputs);
    }),
    forPerson('POST', '/dialog/close', (person) => {
      dialogs.close(person);
    }),
    forPerson('POST', '/activity', (person, call) => {
      const { conversation, activity } = read(bodies.activity, call);
      return actions.post(person, conversation, activity satisfies Activity);
    }),
    forPerson('POST', '/app', (person, call) => actions.setApp(person, read(bodies.app, call).installed)),

    at('POST', '/places', (call) => {
      const place = read(bodies.place, call);
      place.memberKeys.forEach(someone);
      places.create(place);
    }),
    at('POST', '/places/:place/bot', (call) => places.addBot(placeId(call), someone(read(bodies.by, call).by))),
    at('DELETE', '/places/:place/bot', (call) => places.removeBot(placeId(call), someone(read(bodies.by, call).by))),
    at('POST', '/places/:place/members', (call) => {
      const { by, person } = read(bodies.member, call);
      return places.addMember(placeId(call), someone(person), someone(by));
    }),
    at('DELETE', '/places/:place/members', (call) => {
      const { by, person } = read(bodies.member, call);
      return places.removeMember(placeId(call), someone(person), someone(by));
    }),
    at('POST', '/places/:place/meeting', (call) => {
      const { by, running } = read(bodies.meeting, call);
      return places.runMeeting(placeId(call), running, someone(by));
    }),
  ];
};

const STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' };

const read = <T>(schema: z.ZodType<T>, call: Call): T => {
  const parsed = schema.safeParse(call.body);
  if (parsed.success) return parsed.data;
  throw new HttpRefusal(400, `The room did not understand that: ${z.prettifyError(parsed.error)}`);
};
