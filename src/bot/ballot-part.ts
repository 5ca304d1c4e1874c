import type { SchoolVoteData } from '../cards/item';
import type { Ballot, RollEntry } from '../domain/ballot/ballot';
import { schoolsVoting, voteOf } from '../domain/ballot/ballot';
import type { PersonId } from '../domain/community/community';
import { formatMoney, subtract } from '../domain/money';
import { plural } from './terms-words';
import { BARRED, sayBarred, sayDisputed, sayVote } from './vote-words';

/** A school's line in its representative's own view: how it voted, what it may do, or why not. */
function schoolLine(ballot: Ballot, entry: RollEntry, personId: PersonId, several: boolean): SchoolVoteData {
  const vote = voteOf(ballot, entry.urn);
  const open = ballot.status === 'open';
  const may = open && entry.barred === null && entry.people.includes(personId);
  const mayVote = may && !ballot.byEveryone && (vote === undefined || ballot.rules.changeable);
  const mayAsk = may && ballot.rules.disputes && !ballot.disputedBy.includes(entry.urn);
  const sentence =
    entry.barred !== null
      ? BARRED[entry.barred](entry.school)
      : !entry.people.includes(personId)
        ? `You also speak for the school that asks, so another representative votes for ${entry.school}.`
        : vote
          ? sayVote(entry.school, vote, { open, changeable: ballot.rules.changeable }, personId)
          : ballot.byEveryone
            ? `${entry.school} counts among those who agree, unless it asks for a vote.`
            : open
              ? `${entry.school} has not voted yet.`
              : `${entry.school} did not vote.`;
  return {
    urn: entry.urn,
    school: entry.school,
    schoolShown: several,
    forSchool: several ? ` for ${entry.school}` : '',
    sentence,
    mayVote,
    mayAskVote: may && ballot.byEveryone,
    mayAskChair: mayVote && mayAsk,
    mayOnlyAskChair: !mayVote && mayAsk,
    lastSeen: vote?.number ?? 0,
    receipt: vote?.receipt ?? '',
    hasReceipt: vote !== undefined,
  };
}

/** What the ballot alone says: enough for a voter's own view right after a vote, with nothing else read. */
export function ballotPart(ballot: Ballot, personId: PersonId | null, mine: readonly string[]) {
  const voting = schoolsVoting(ballot);
  const voted = voting.filter((entry) => voteOf(ballot, entry.urn)).length;
  const lines =
    personId === null ? [] : ballot.roll.filter((entry) => entry.people.includes(personId) || mine.includes(entry.urn));
  return {
    budget: `Budget now ${formatMoney(ballot.remaining)}; if agreed ${formatMoney(subtract(ballot.remaining, ballot.thisYear))}`,
    progress:
      `Present ${ballot.present} of ${plural(ballot.roll.length, 'school')}, ${ballot.needed} needed. ` +
      (ballot.byEveryone ? '' : `${voted} of ${voting.length} have voted.`) +
      sayBarred(ballot.roll),
    schools: personId === null ? [] : lines.map((entry) => schoolLine(ballot, entry, personId, lines.length > 1)),
    disputed: sayDisputed(ballot),
    hasDisputed: ballot.disputedBy.length > 0,
    notVoted: voting.filter((entry) => !voteOf(ballot, entry.urn)).map(({ school }) => school),
  };
}
