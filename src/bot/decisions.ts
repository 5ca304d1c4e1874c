import type { Decisions } from '../app/decisions';
import { decisionsOf } from '../app/decisions';
import type { Deps } from '../app/deps';
import type { DecisionLine, DecisionsCardData } from '../cards/decisions';
import { decisionsAction, decisionsCard } from '../cards/decisions';
import type { Instant } from '../domain/calendar/dates';
import { londonTime } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { PersonId } from '../domain/community/community';
import { OUTCOMES } from '../domain/decision/outcome';
import type { Decided } from '../domain/meeting/decided';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';
import { aboutCommunity } from './community-meant';
import type { Route, Word } from './router';
import { press } from './router';
import { plural, sayCounts } from './terms-words';
import type { Answer } from './turn';

const PER_PAGE = 10;
/** Ten decisions with their reasons stay well below the largest card; the record has the whole text. */
const MOST_SHOWN = 500;
const clipped = (text: string): string =>
  text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN).trimEnd()}… (shortened here)` : text;

function lineOf({ heading, on, decision }: Decided, inFull: boolean): DecisionLine {
  const { outcome, terms, counts, by } = decision;
  const agreed = outcome !== 'notAgreed';
  const how = by === 'chair' ? `by the chair after a tie, ${sayCounts(counts)}` : sayCounts(counts);
  const full = agreed ? ` · ${formatMoney(terms.amount)} · ${how}` : ` · ${how}`;
  const conditions = inFull && agreed ? terms.conditions : '';
  const reason = inFull ? decision.reason : '';
  return {
    reference: heading.reference,
    school: heading.school,
    category: CATEGORIES[heading.category],
    outcome: OUTCOMES[outcome],
    detail: `${inFull ? full : ''} · ${sayDay(on)}`,
    hasConditions: conditions !== '',
    conditions: clipped(conditions),
    hasReason: reason !== '',
    reason: clipped(reason),
  };
}

/** One page of the log, newest first. */
export function decisionsData(
  { community, year, decided, inFull }: Decisions,
  wanted: number,
  now: Instant,
): DecisionsCardData {
  const last = Math.max(0, Math.ceil(decided.length / PER_PAGE) - 1);
  const page = Math.min(wanted, last);
  const first = page * PER_PAGE;
  const shown = decided.slice(first, first + PER_PAGE);
  const which = last > 0 ? `, ${first + 1} to ${first + shown.length} shown` : '';
  return {
    communityId: community.communityId,
    community: community.name,
    year,
    summary:
      decided.length === 0
        ? `Nothing has been decided in ${year} yet.`
        : `${plural(decided.length, 'decision')} in ${year}, newest first${which}`,
    decisions: shown.map((each) => lineOf(each, inFull)),
    hasNote: !inFull && decided.length > 0,
    note: 'You observe here: you see headings and outcomes. Amounts and reasons are for the schools, the chair and the clerk.',
    page,
    hasOlder: page < last,
    older: Math.min(last, page + 1),
    hasNewer: page > 0,
    newer: Math.max(0, page - 1),
    asOf: `As of ${londonTime(now)}`,
  };
}

const NOT_THEIRS: Answer = {
  say: 'Only people of this community can see its decisions. If that should include you, ask its clerk.',
};

async function show(deps: Deps, by: PersonId, communityId: string, page = 0): Promise<Answer> {
  const decisions = await decisionsOf(deps, by, communityId);
  return decisions.ok ? { show: decisionsCard(decisionsData(decisions.value, page, deps.now())) } : NOT_THEIRS;
}

const ABOUT = { title: 'Decisions', verb: decisionsAction.verb, things: 'decisions' };

export const decisionsRoutes = (deps: Deps): Route[] => [
  press(decisionsAction, async ({ communityId, page }, { person }) => show(deps, person.personId, communityId, page)),
];

export const decisionsWords = (deps: Deps): Word[] => [
  {
    word: 'decisions',
    help: 'what your community has decided this academic year, with reasons',
    where: 'everywhere',
    answer: async (turn, rest) => [
      await aboutCommunity(deps, turn, rest, ABOUT, (communityId) => show(deps, turn.person.personId, communityId)),
    ],
  },
];
