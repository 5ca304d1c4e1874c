import type { RequestName } from '../app/approvals';
import type { Deps } from '../app/deps';
import { advise, consult, exceptionalOf } from '../app/exceptional';
import { rulesToday } from '../app/rules';
import { consultAction, consultCard, openConsultAction } from '../cards/consult';
import { giveAdviceAction, giveAdviceCard, openAdviceAction } from '../cards/give-advice';
import { londonDate } from '../domain/calendar/dates';
import type { AdviceRefusal } from '../domain/interim/decide';
import { decidesAs, isWithChair, unconnectedWith } from '../domain/interim/interim';
import { formatMoney } from '../domain/money';
import { sayAsked, whereIs } from './exceptional-view';
import { closing } from './interim-decision';
import { adviceRefusals, consultRefusals } from './refusals/interim';
import type { Route } from './router';
import { open, submit } from './router';
import { plural } from './terms-words';
import type { Answer, Turn } from './turn';

/** The chair asks unconnected representatives, and they answer. */
export const consultRoutes = (deps: Deps): Route[] => [
  open(openConsultAction, async (name, turn) => consultDialog(deps, name, turn, '', '')),

  submit(consultAction, async ({ key, people, ...name }, turn) => {
    const chosen = people.split(',').filter((each) => each !== '');
    const done = await consult(deps, turn.person.personId, name, chosen, key);
    if (done.ok) return closing(deps, name, turn, 'They are asked now. You hear of each answer.');
    return done.refusal === 'NobodyChosen' || done.refusal === 'Connected'
      ? consultDialog(deps, name, turn, people, consultRefusals[done.refusal])
      : closing(deps, name, turn, consultRefusals[done.refusal]);
  }),

  open(openAdviceAction, async (name, turn) => adviceDialog(deps, name, turn, { supports: '', note: '' }, '')),

  submit(giveAdviceAction, async ({ supports, note, ...name }, turn) => {
    if (supports === '') return adviceDialog(deps, name, turn, { supports, note }, 'Choose one of the two.');
    const done = await advise(deps, turn.person.personId, name, { supports: supports === 'true', note });
    if (done.ok) return closing(deps, name, turn, 'Thank you. The chair has your answer.');
    return CAN_BE_MENDED.includes(done.refusal)
      ? adviceDialog(deps, name, turn, { supports, note }, adviceRefusals[done.refusal])
      : closing(deps, name, turn, adviceRefusals[done.refusal]);
  }),
];

const CAN_BE_MENDED: readonly AdviceRefusal[] = ['NoteTooLong', 'NamesAPupil'];

async function consultDialog(
  deps: Deps,
  name: RequestName,
  { person }: Turn,
  people: string,
  problem: string,
): Promise<Answer> {
  const found = await exceptionalOf(deps, name);
  if (!found) return { say: consultRefusals.NoSuchRequest };
  const { request, community, declarations } = found;
  const today = londonDate(deps.now());
  if (!isWithChair(request)) return { say: consultRefusals.DecidedSince };
  if (!decidesAs(community, request, declarations, person.personId, today)) return { say: consultRefusals.NotYours };
  const asked = new Set(request.exceptional.consulted.map(({ personId }) => personId));
  const left = unconnectedWith(community, request.urn, today).filter(({ personId }) => !asked.has(personId));
  if (left.length === 0)
    return {
      say: 'Nobody else here is unconnected with the asking school. Decide with the answers you have, agree a smaller amount, or leave it for the meeting.',
    };
  const { interimChairAlone, interimConsulted } = await rulesToday(deps, name.communityId);
  const card = consultCard({
    ...name,
    key: deps.newKey(),
    heading: `${request.reference} · ${whereIs(found)}`,
    rule: `To agree more than ${formatMoney(interimChairAlone)}, representatives of ${plural(interimConsulted, 'unconnected school')} must have answered. Ask one or two more, in case somebody is away.`,
    choices: left.map((each) => ({ title: `${each.school}: ${each.name}`, value: each.personId })),
    people,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Consult', card, size: 'large' } };
}

async function adviceDialog(
  deps: Deps,
  name: RequestName,
  { person }: Turn,
  { supports, note }: { readonly supports: string; readonly note: string },
  problem: string,
): Promise<Answer> {
  const found = await exceptionalOf(deps, name);
  const asked = found?.request.exceptional.consulted.find(({ personId }) => personId === person.personId);
  if (!found || !asked) return { say: adviceRefusals.NotAsked };
  if (asked.answer) return { say: adviceRefusals.AnsweredBefore };
  if (!isWithChair(found.request)) return { say: adviceRefusals.DecidedSince };
  const title = `Your view of ${found.request.reference}`;
  const card = giveAdviceCard({
    ...name,
    title,
    where: `${whereIs(found)} · ${sayAsked(found.request.form.asked)}`,
    supports,
    note,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title, card, size: 'medium' } };
}
