import { actingDeclared, CHAIRING } from '../app/acting';
import type { Deps } from '../app/deps';
import { loadBudget, loadMeeting } from '../app/load-meeting';
import type { OnItem } from '../app/meeting';
import { decideTie } from '../app/meeting';
import { decideTieAction, decideTieCard, decideTieDialogAction } from '../cards/decide-tie';
import { itemFor, positionOf } from '../domain/meeting/meeting';
import { sayChairTrouble } from './chair-trouble';
import { ballotRefusals } from './refusals/meeting';
import type { Route } from './router';
import { open, submit } from './router';
import { sayBudgetLeft, sayCounts, termLines } from './terms-words';
import type { Answer, Turn } from './turn';

const tieRefusals = { ...ballotRefusals, NotAllowed: 'Only the chair or acting chair can decide a tie.' };
const OLD_TIE =
  'Another vote on this request was held after you opened this page, so it decided nothing. The card in the meeting shows what stands.';

/** The dialog in which the chair decides a tie, with a written reason (R87). */
export const decideTieRoutes = (deps: Deps): Route[] => [
  open(decideTieDialogAction, async (item, turn) => tieDialog(deps, item, turn, { decision: '', reason: '' }, '')),
  submit(decideTieAction, async ({ communityId, meetingId, requestId, number, decision, reason }, turn) => {
    const item = { communityId, meetingId, requestId };
    if (decision === '') return tieDialog(deps, item, turn, { decision, reason }, 'Choose agree or do not agree.');
    const decided = { requestId, number, agree: decision === 'agree', reason };
    const outcome = await decideTie(deps, turn.person.personId, { communityId, meetingId }, decided);
    if (!outcome.ok && (outcome.refusal === 'NotAllowed' || outcome.refusal === 'DeclarationMissing'))
      return { close: tieRefusals[outcome.refusal] };
    if (!outcome.ok && outcome.refusal === 'VoteHeldSince') return { close: OLD_TIE };
    if (!outcome.ok) return tieDialog(deps, item, turn, { decision, reason }, tieRefusals[outcome.refusal]);
    return { close: 'Your decision is recorded. The card in the meeting shows it to everybody.' };
  }),
];

async function tieDialog(
  deps: Deps,
  item: OnItem,
  turn: Turn,
  typed: { decision: string; reason: string },
  problem: string,
): Promise<Answer> {
  const { communityId, requestId } = item;
  const loaded = await loadMeeting(deps, item);
  const onAgenda = loaded && itemFor(loaded.meeting, requestId);
  if (!onAgenda) return { say: ballotRefusals.NotOnAgenda };
  const { meeting } = loaded;
  const who = await actingDeclared(deps, communityId, turn.person.personId, CHAIRING);
  if (!who.ok) return { say: tieRefusals[who.refusal] };
  const trouble = await sayChairTrouble(deps, turn.person.personId, item);
  if (trouble !== '') return { say: trouble };
  const { progress, heading } = onAgenda;
  if (progress.state === 'decided') return { say: ballotRefusals.AlreadyDecided };
  if (progress.state !== 'tied') return { say: ballotRefusals.NotTied };
  const budget = await loadBudget(deps, communityId, progress.terms.start);
  const card = decideTieCard({
    ...item,
    ...typed,
    number: onAgenda.ballots,
    heading: `Item ${positionOf(meeting, requestId)} · ${heading.reference} · ${heading.school}`,
    counts: progress.disputed
      ? `The schools voted ${sayCounts(progress.counts)}, and a school asked that you decide. You may differ from the vote; your reason goes on the record.`
      : `The vote is tied, ${sayCounts(progress.counts)}. Decide as chair; your reason goes on the record.`,
    terms: termLines(progress.terms),
    budget: sayBudgetLeft(budget),
    problem,
    hasProblem: problem !== '',
  });
  return { dialog: { title: progress.disputed ? 'Decide as chair' : 'Decide the tie', card } };
}
