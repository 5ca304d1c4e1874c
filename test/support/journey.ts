import type { RoomClient, Visitor } from '../../local/teams/client';
import { RoomRefusal } from '../../local/teams/client';
import type { BotAnswer, Outcome } from '../../local/teams/wire';
import { ANSWERS, SAVE } from './request-dialog';

export const CHANNEL = '19:ashdown@thread.tacv2';
export const CHAT = '19:meeting_ashdown@thread.v2';
export const MEETING = '2026-11-10';
export const COMMUNITY = 'ashdown';

/** Representatives who check in: six of the nine schools, more than are needed. */
export const PRESENT = ['amara', 'priya', 'marek', 'siobhan', 'mei-ling', 'yusuf'] as const;

const PAGES = ['eligibility', 'need', 'support', 'solution', 'asked', 'pupils'] as const;
export type Typed = Partial<Readonly<Record<(typeof PAGES)[number], Readonly<Record<string, string>>>>>;

/** What a press came to, unless it failed. */
function went(outcome: Outcome, what: string): Outcome {
  if (outcome.kind === 'failed' || outcome.kind === 'invalid')
    throw new Error(`${what}: ${JSON.stringify(outcome).slice(0, 500)}`);
  return outcome;
}

const TRIES = 40;

/** Presses that button; when the card was edited between look and press, looks again, as a person does. */
export async function press(
  person: Visitor,
  title: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return went(await person.press(title, inputs), title);
    } catch (error) {
      if (!(error instanceof RoomRefusal) || attempt === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** Types a whole request, up to the page that checks the answers. */
export async function typeRequest(person: Visitor, typed: Typed = {}): Promise<void> {
  await person.say('request');
  await press(person, 'New request');
  for (const page of PAGES) {
    const before = (await person.dialog()).texts[0];
    await press(person, SAVE, { ...ANSWERS[page], ...typed[page] });
    const { texts, text } = await person.dialog();
    if (texts[0] === before) throw new Error(`Still on “${before ?? ''}”: ${text}`);
  }
}

export interface Filed {
  readonly requestId: string;
  readonly reference: string;
}

/** Makes a request and hands it in. */
export async function fileRequest(client: RoomClient, key: string, typed: Typed = {}): Promise<Filed> {
  const person = client.as(key);
  await typeRequest(person, typed);
  const { requestId } = dataOf((await person.dialog()).json, 'Submit request');
  await press(person, 'Submit request', ANSWERS.check);
  const { text } = await person.dialog();
  await person.closeDialog();
  const reference = /[A-Z]{3}-\d{4}-\d{3}/.exec(text)?.[0];
  if (typeof requestId !== 'string' || reference === undefined) throw new Error(`Not handed in: ${text}`);
  return { requestId, reference };
}

/** The clerk adds the bot to channel and meeting chat, and says which community they serve. */
export async function bindPlaces(client: RoomClient, places: readonly string[] = [CHANNEL, CHAT]): Promise<void> {
  await client.as('joe').say('hi');
  for (const place of places) {
    const joe = client.as('joe').in(place);
    await joe.addBot();
    await press(joe, 'Choose community');
    await press(joe, 'Set up', { communityId: COMMUNITY });
    await joe.closeDialog();
  }
}

export async function publishAgenda(client: RoomClient): Promise<void> {
  const joe = client.as('joe');
  await joe.say('agenda ashdown');
  await press(joe, 'Publish agenda');
}

/** Helen, the chair, starts the meeting in its chat, and the schools check in. */
export async function startMeeting(client: RoomClient, present: readonly string[] = PRESENT): Promise<void> {
  const helen = client.as('helen').in(CHAT);
  await helen.mention('meeting');
  await press(helen, 'Start meeting');
  // rehearsals begin days before the meeting, and hold it there and then
  await press(helen, 'Start it today');
  await helen.closeDialog();
  for (const key of present) await press(client.as(key).in(CHAT), 'Check in');
}

/** The chair opens the request and its vote, on the terms as asked unless others are given. */
export async function openVote(
  client: RoomClient,
  { requestId, reference }: Filed,
  terms: Readonly<Record<string, string>> = {},
): Promise<{ readonly ballotId: string }> {
  const helen = client.as('helen').in(CHAT);
  await press(helen, 'Open request', { requestId });
  await helen.card(new RegExp(`^Item .*${reference}`));
  await press(helen, 'Open the vote');
  await press(helen, 'Open the vote', terms);
  await helen.closeDialog();
  const { json } = await helen.card(/Not voted yet/);
  return { ballotId: String(dataOf(json, 'Close vote').ballotId) };
}

export interface AtTheVote extends Filed {
  readonly ballotId: string;
}

/** A meeting at its first vote: one request of Oakfield's, filed by Amara. */
export async function meetingAtTheVote(client: RoomClient, typed: Typed = {}): Promise<AtTheVote> {
  await bindPlaces(client);
  const filed = await fileRequest(client, 'amara', typed);
  await publishAgenda(client);
  await startMeeting(client);
  return { ...filed, ...(await openVote(client, filed)) };
}

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const nodesOf = (value: unknown): Json[] =>
  Array.isArray(value)
    ? value.flatMap(nodesOf)
    : isJson(value)
      ? [value, ...Object.values(value).flatMap(nodesOf)]
      : [];

/** What the button with this title carries. */
export function dataOf(card: unknown, title: string): Json {
  const button = nodesOf(card).find((node) => node.title === title && isJson(node.data));
  if (!isJson(button?.data)) throw new Error(`There is no button “${title}”`);
  return button.data;
}

const byPress = (verb: string, data: Json) => ({ action: { type: 'Action.Execute', verb, data }, trigger: 'manual' });

/** A press with whatever data, as a forged or an old card would send it. */
export const forge = (person: Visitor, verb: string, data: Json, more: Json = {}): Promise<BotAnswer> =>
  person.invoke('adaptiveCard/action', byPress(verb, data), more);

/** The same for a button that opens a dialog, or one in a dialog. */
export const forgeDialog = (
  person: Visitor,
  step: 'fetch' | 'submit',
  verb: string,
  data: Json,
  more: Json = {},
): Promise<BotAnswer> =>
  person.invoke(`task/${step}`, { data: { verb, ...data }, context: { theme: 'default' } }, more);

/** Everything an answer tells the person: its sentence, or all the words of its card. */
export function wordsIn({ status, body }: BotAnswer): string {
  if (status !== 200) throw new Error(`Answered ${status}`);
  return nodesOf(body)
    .flatMap(({ text, value, title }) => [text, typeof value === 'string' ? value : undefined, title])
    .filter((each) => typeof each === 'string')
    .join('\n');
}

/** True when the answer is one sentence, and no card or dialog with anything on it. */
export const isSentence = ({ status, body }: BotAnswer): boolean => {
  if (status !== 200 || !isJson(body)) return false;
  const said = isJson(body.task) ? body.task : body;
  return typeof said.value === 'string' && said.value.length > 20;
};
