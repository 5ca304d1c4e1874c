import type { RosterMember } from '../../src/app/first-contact';
import { personIdOf } from '../../src/app/person-id';
import type { Card } from '../../src/cards/define';
import type { Route } from '../../src/bot/router';
import type { Answer, Turn } from '../../src/bot/turn';
import { instant } from '../../src/domain/calendar/dates';

export const SERVICE = 'https://teams.example/';
export const CHANNEL = '19:ashdown@thread.tacv2';
export const MEETING_CHAT = '19:meeting_1@thread.v2';

const places = { personal: 'a:personal', channel: CHANNEL, meeting: MEETING_CHAT };

/** A turn of the person with that address in the sample register. */
export function turnOf(
  email: string,
  kind: Turn['chat']['kind'] = 'personal',
  { conversationId = places[kind], threadId = null as string | null, roster = [] as readonly RosterMember[] } = {},
): Turn {
  return {
    person: { personId: personIdOf(email), name: email },
    chat: { kind, conversationId, threadId, serviceUrl: SERVICE, userId: `29:${email}` },
    now: instant('2026-11-05T09:00:00Z'),
    roster: async () => [...roster],
  };
}

/** Runs the one route of that verb, as the router would. */
export async function run(
  routes: readonly Route[],
  how: Route['how'],
  verb: string,
  data: unknown,
  turn: Turn,
): Promise<Answer> {
  const route = routes.find((each) => each.how === how && each.verb === verb);
  if (!route) throw new Error(`No route for ${how} ${verb}`);
  const answer = await route.run(data, turn);
  if (!answer) throw new Error(`${verb} did not take what was sent`);
  return answer;
}

export function cardIn(answer: Answer | undefined): Card {
  if (answer && 'show' in answer) return answer.show;
  if (answer && 'dialog' in answer) return answer.dialog.card;
  throw new Error(`No card in ${JSON.stringify(answer)}`);
}

export function sentenceIn(answer: Answer | undefined): string {
  if (answer && 'say' in answer) return answer.say;
  if (answer && 'close' in answer) return answer.close;
  throw new Error(`No sentence in ${JSON.stringify(answer)}`);
}
