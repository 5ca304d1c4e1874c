import type { RecordedEvent } from '../../src/app/ports';
import { interestsWith } from '../../src/domain/interest/item-interest';
import type { ItemInterests } from '../../src/domain/interest/item-interest';
import type { State } from './world';
import type { Truth } from './truths';

// What must be true of interests in requests, from what was said and nothing else.

/** Who has said what of which request, as far as it has not been taken back. */
function saidIn(events: readonly RecordedEvent[]): Map<string, Map<string, string>> {
  const said = new Map<string, Map<string, string>>();
  const note = (requestId: string, who: string, what: string | null) => {
    const of = said.get(requestId) ?? new Map<string, string>();
    said.set(requestId, of);
    if (what === null) of.delete(who);
    else of.set(who, what);
  };
  for (const { event } of events) {
    if (event.type === 'InterestNoted') note(event.requestId, event.urn, event.grade);
    if (event.type === 'ChairSteppedAside') note(event.requestId, event.personId, event.aside ? 'aside' : null);
  }
  return said;
}

const inWords = ({ interests, chairsAside }: ItemInterests): string =>
  [...interests.map(({ urn, grade }) => `${urn} ${grade}`), ...chairsAside.map(({ personId }) => `${personId} aside`)]
    .sort()
    .join(', ');

/** What stands with a request: on the agenda that has it now, or while it is on none with the request itself. */
function standsWith({ meetings, requests }: State, requestId: string): string | null {
  const item = meetings
    .filter(({ status }) => status === 'planned' || status === 'inSession')
    .flatMap(({ agenda }) => agenda.filter((each) => each.kind === 'request'))
    .find(({ heading, progress }) => heading.requestId === requestId && progress.state !== 'deferred');
  if (item) return inWords(item);
  const request = requests.find((each) => each.requestId === requestId);
  return request?.status === 'submitted' ? inWords(interestsWith(request)) : null;
}

const whatWasSaidStays: Truth = (state) =>
  [...saidIn(state.events)].flatMap(([requestId, of]) => {
    const said = [...of].map(([who, what]) => `${who} ${what}`).sort();
    const stands = standsWith(state, requestId);
    return stands === null || stands === said.join(', ')
      ? []
      : [`of ${requestId} was said “${said.join(', ')}”, and there stands “${stands}”`];
  });

const whoTakesNoPartIsBarred: Truth = ({ events }) =>
  events.flatMap(({ id, event }, index) => {
    if (event.type !== 'BallotOpened') return [];
    const said = saidIn(events.slice(0, index)).get(event.heading.requestId) ?? new Map<string, string>();
    return event.roll.flatMap(({ urn, barred }) =>
      said.get(urn) === 'takesNoPart' && barred === null ? [`${id} lets ${urn} vote, which takes no part`] : [],
    );
  });

export const INTEREST_TRUTHS: Readonly<Record<string, Truth>> = {
  'what was said of interests in a request stays with it, wherever it goes (R98)': whatWasSaidStays,
  'a school that takes no part has no vote': whoTakesNoPartIsBarred,
};
