import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { DecisionLogCardData } from '../cards/decision-log';
import { decisionLogCard } from '../cards/decision-log';
import type { Card } from '../cards/define';
import { ballotIdFor } from '../domain/ballot/decide';
import { remaining } from '../domain/budget/budget';
import { sayDay } from '../domain/calendar/say';
import type { Community } from '../domain/community/community';
import { memberSchools } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { chairedItem, chairsWithInterest } from '../domain/interest/chair-conflict';
import type { Declarations } from '../domain/interest/declaration';
import type { Meeting, RequestItem } from '../domain/meeting/meeting';
import { heldOn, requestItems } from '../domain/meeting/meeting';
import { formatMoney } from '../domain/money';
import { sayMissing } from './attendance-view';
import { sayAbout, sayHowMuch } from './heading-words';
import { sayProgress } from './meeting-view';
import { plural } from './terms-words';
import { sayDeclared, sayInterests } from './vote-words';

/** Headings only: which schools have something to do with it, as its last roll says, and who did not chair it. */
async function sayWhoHadInterest(
  { store }: Deps,
  { meeting, community }: { readonly meeting: Meeting; readonly community: Community },
  item: RequestItem,
  declarations: Declarations | null,
): Promise<string[]> {
  const { heading, interests, ballots, progress } = item;
  const ballotId = ballotIdFor(meeting.meetingId, heading.requestId, ballots);
  const ballot = ballots > 0 ? (await store.read(meeting.communityId, 'ballot', ballotId))?.value : undefined;
  const aside = chairsWithInterest(community, declarations, chairedItem(item), heldOn(meeting));
  return [
    ...(ballot ? sayInterests(ballot.roll) : sayDeclared(interests, community)),
    ...(progress.state === 'waiting'
      ? []
      : aside.map(({ name }) => `${name} has an interest in it and did not chair it.`)),
  ];
}

/** What a meeting decided, for everybody in the community (R95): observers read it too, so conditions and reasons open per person. */
export async function decisionLog(deps: Deps, { communityId, meetingId }: InMeeting): Promise<Card | null> {
  const loaded = await loadMeeting(deps, { communityId, meetingId });
  if (!loaded) return null;
  const { meeting, community } = loaded;
  const budget = await loadBudget(deps, communityId, meeting.date);
  const members = memberSchools(community, meeting.date);
  const missing = sayMissing(meeting, community);
  const declarations = (await deps.store.read(communityId, 'declarations', ONLY))?.value ?? null;
  const items = await Promise.all(
    requestItems(meeting).map(async (item): Promise<DecisionLogCardData['items'][number]> => {
      const { heading, progress } = item;
      const had = (await sayWhoHadInterest(deps, { meeting, community }, item, declarations)).join(' ');
      return {
        interests: had,
        hasInterests: had !== '',
        reference: heading.reference,
        school: heading.school,
        category: sayAbout(heading),
        asked: sayHowMuch(heading),
        outcome: sayProgress(progress) || 'Not discussed',
      };
    }),
  );
  return decisionLogCard({
    communityId,
    day: sayDay(heldOn(meeting)),
    community: community.name,
    attendance: `${members.filter(({ urn }) => meeting.present.some((each) => each.urn === urn)).length} of ${plural(members.length, 'school')} present`,
    missing,
    hasMissing: missing !== '',
    items,
    empty: items.length === 0,
    hasDecided: requestItems(meeting).some(({ progress }) => progress.state === 'decided'),
    budget: budget ? `Budget left ${formatMoney(remaining(budget))} of ${formatMoney(budget.total)}` : '',
  });
}
