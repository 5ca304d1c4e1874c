import type { Decisions, InterimLine } from '../app/decisions';
import { decisionsOf } from '../app/decisions';
import type { Deps } from '../app/deps';
import type { DecisionLine, DecisionsCardData } from '../cards/decisions';
import { decisionsAction, decisionsCard } from '../cards/decisions';
import type { Instant } from '../domain/calendar/dates';
import { londonTime } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { Decided } from '../domain/meeting/decided';
import { formatMoney } from '../domain/money';
import { aboutCommunity } from './community-meant';
import { sayAbout } from './heading-words';
import type { Route, Word } from './router';
import { press } from './router';
import { outcomeName, plural, sayCounts } from './terms-words';
import type { Answer, Turn } from './turn';

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
    category: sayAbout(heading),
    outcome: outcomeName(outcome, terms),
    detail: `${inFull ? full : ''} · ${sayDay(on)}`,
    hasConditions: conditions !== '',
    conditions: clipped(conditions),
    hasReason: reason !== '',
    reason: clipped(reason),
  };
}

function interimLine({ reference, terms, on, reason, toConfirm }: InterimLine, isShared: boolean) {
  const next = toConfirm ? 'the community looks at it at its next meeting' : 'not confirmed: it ends on that day';
  const said = isShared ? '' : reason;
  return {
    reference,
    detail: `${formatMoney(terms.amount)} until ${sayDay(terms.end)}, agreed by the chair on ${sayDay(on)}; ${next}.`,
    hasReason: said !== '',
    reason: clipped(said),
  };
}

/** One page of the log, newest first. */
export function decisionsData(
  { community, year, interim, decided, inFull }: Decisions,
  wanted: number,
  now: Instant,
  /** In a channel or meeting chat a reply stands for everybody: it gives no reasons of interim decisions. */
  isShared = false,
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
    interim: page === 0 ? interim.slice(0, PER_PAGE).map((each) => interimLine(each, isShared)) : [],
    hasInterim: page === 0 && interim.length > 0,
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

async function show(deps: Deps, { person: { personId }, chat }: Turn, communityId: string, page = 0): Promise<Answer> {
  const decisions = await decisionsOf(deps, personId, communityId);
  if (!decisions.ok) return NOT_THEIRS;
  return { show: decisionsCard(decisionsData(decisions.value, page, deps.now(), chat.kind !== 'personal')) };
}

const ABOUT = { title: 'Decisions', verb: decisionsAction.verb, things: 'decisions' };

export const decisionsRoutes = (deps: Deps): Route[] => [
  press(decisionsAction, async ({ communityId, page }, turn) => show(deps, turn, communityId, page)),
];

export const decisionsWords = (deps: Deps): Word[] => [
  {
    word: 'decisions',
    help: 'what your community has decided this academic year, with reasons',
    where: 'everywhere',
    answer: async (turn, rest) => [
      await aboutCommunity(deps, turn, rest, ABOUT, (communityId) => show(deps, turn, communityId)),
    ],
  },
];
