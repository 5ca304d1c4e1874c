import type { Replayed } from '../src/app/parked';
import type { Delivery, Recipient } from '../src/app/ports';

export const USAGE = [
  'npm run deliveries -- list                        what could not be sent, oldest first, and why',
  'npm run deliveries -- replay <id>                 sends that one again, to everybody it could not be sent to',
  'npm run deliveries -- replay --to <recipient>     all of one recipient’s',
  'npm run deliveries -- replay --all',
].join('\n');

export interface DeliveriesCommandDeps {
  readonly parked: () => Promise<readonly Delivery[]>;
  readonly replay: (delivery: Delivery) => Promise<Replayed>;
  readonly print: (line: string) => void;
}

/** What the trouble of a parked delivery means and what helps: ids and statuses only, never what the message says. */
export function meaningOf({ trouble, recipient }: Pick<Delivery, 'trouble' | 'recipient'>): string {
  if (recipient.startsWith('area:')) return 'the area has no officer: import one, and it goes by itself';
  const [kind, status] = (trouble ?? '').split(' ');
  switch (kind) {
    case 'blocked':
      return recipient.startsWith('person:')
        ? 'the person has not the app yet: it goes by itself when they first write to it'
        : 'the bot is no longer in that chat: its clerk adds it again, then replay';
    case 'unacceptable':
      return `Teams would not take it (${status ?? ''}): keep the id, and ask whoever maintains the app`;
    case 'later':
      return `Teams put it off too often (${status ?? ''}): replay`;
    case 'never':
      return 'it could not be made: look in the log for its id, then replay';
    default:
      return 'replay';
  }
}

const line = (delivery: Delivery): string =>
  `${delivery.createdAt.slice(0, 16)}  ${delivery.notice.communityId}  ${delivery.id}\n    to ${delivery.recipient}: ${meaningOf(delivery)}`;

/** Runs the command and answers its exit code: 0 done, 1 something could not be set going, 2 not understood. */
export async function deliveriesCommand(args: readonly string[], deps: DeliveriesCommandDeps): Promise<number> {
  const [verb, which, recipient, ...rest] = args;
  const choose = rest.length > 0 ? null : chosen(which, recipient);
  if (verb === 'list' && which === undefined) return list(deps);
  if (verb !== 'replay' || choose === null) {
    deps.print(USAGE);
    return 2;
  }
  const wanted = (await deps.parked()).filter(choose);
  if (wanted.length === 0) {
    deps.print('Nothing of that kind is parked.');
    return 1;
  }
  let failed = 0;
  for (const delivery of wanted) {
    const result = await deps.replay(delivery);
    if (result !== 'going') failed += 1;
    deps.print(`${delivery.notice.type} to ${delivery.recipient}: ${SAID[result]}`);
  }
  return failed === 0 ? 0 : 1;
}

async function list({ parked, print }: DeliveriesCommandDeps): Promise<number> {
  const found = await parked();
  if (found.length === 0) print('Nothing is parked.');
  found.map(line).forEach(print);
  return 0;
}

const SAID: Readonly<Record<Replayed, string>> = {
  going: 'will be sent within five minutes.',
  notParked: 'is no longer parked.',
  noOfficer: 'the area still has no officer; import one first.',
};

function chosen(which: string | undefined, recipient: string | undefined) {
  if (which === '--all' && recipient === undefined) return () => true;
  if (which === '--to' && recipient !== undefined)
    return (each: Delivery) => each.recipient === (recipient as Recipient);
  if (which === undefined || which.startsWith('--') || recipient !== undefined) return null;
  return (each: Delivery) => each.id === which;
}
