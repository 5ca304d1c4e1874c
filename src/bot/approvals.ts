import type { RequestName } from '../app/approvals';
import { isHandedIn } from '../domain/request/request';
import {
  acknowledgeApproval,
  approvalOf,
  heldApproval,
  mayOpenPupils,
  officersApproval,
  openPupils,
  releaseApproval,
} from '../app/approvals';
import type { Deps } from '../app/deps';
import { rulesOf, rulesToday } from '../app/rules';
import { acknowledgeAction, approvalCard, approvalViewAction, openFormAction } from '../cards/approval';
import type { Card } from '../cards/define';
import { closePupilsAction, pupilsAction, pupilsCard, pupilsNoteCard, showPupilsAction } from '../cards/pupils';
import { releaseAction, releaseCard } from '../cards/release';
import { requestViewCard } from '../cards/request-view';
import { isWithOfficer } from '../domain/award/award';
import { londonDate, parseLocalDate } from '../domain/calendar/dates';
import { sayDate, sayDay } from '../domain/calendar/say';
import { addWorkingDays } from '../domain/calendar/working-days';
import type { PersonId } from '../domain/community/community';
import { formatMoney } from '../domain/money';
import { profileOn } from '../domain/profile';
import { approvalData } from './approval-view';
import { homeAnswer } from './home';
import { approvalRefusals, releaseRefusals, pupilsRefusals } from './refusals/approvals';
import { requestViewData } from './request-view';
import type { Route } from './router';
import { open, press, submit } from './router';
import { plural } from './terms-words';
import type { Answer } from './turn';

/** The approval card as it stands; null when there is nothing to tell an officer. Who may see it is decided by the caller. */
export async function approvalView(
  deps: Deps,
  communityId: string,
  requestId: string,
  notice = '',
): Promise<Card | null> {
  const approval = await approvalOf(deps, { communityId, requestId });
  if (!approval || !isWithOfficer(approval.award)) return null;
  const by = approval.award.acknowledged?.by;
  const name = by === undefined ? '' : ((await deps.directory.person(by))?.value.name ?? 'KCC');
  const profile = profileOn(await rulesOf(deps, communityId), approval.award.approvedOn);
  return approvalCard(approvalData(approval, profile, name, notice));
}

async function showApproval(deps: Deps, { communityId, requestId }: RequestName, notice = ''): Promise<Answer> {
  const card = await approvalView(deps, communityId, requestId, notice);
  return card ? { show: card } : { say: approvalRefusals.NoSuchApproval };
}

export const approvalRoutes = (deps: Deps): Route[] => [
  press(approvalViewAction, async (name, { person }) => {
    const approval = await officersApproval(deps, person.personId, name);
    return approval.ok ? showApproval(deps, name) : { say: approvalRefusals[approval.refusal] };
  }),

  press(acknowledgeAction, async (name, { person }) => {
    const done = await acknowledgeApproval(deps, person.personId, name);
    if (!done.ok) return { say: approvalRefusals[done.refusal] };
    const isNews = done.value.events.length > 0;
    return showApproval(deps, name, isNews ? '' : 'This was acknowledged before. Nothing has changed.');
  }),

  open(openFormAction, async (name, { person }) => {
    const approval = await officersApproval(deps, person.personId, name);
    if (!approval.ok) return { say: approvalRefusals[approval.refusal] };
    const { award, request, community } = approval.value;
    if (!isHandedIn(request)) return { say: approvalRefusals.NoSuchApproval };
    const card = requestViewCard(requestViewData(request, { name: award.school }, { community: community.name }));
    return { dialog: { title: `Request ${award.reference}`, card } };
  }),

  open(pupilsAction, async (name, { person }) => {
    const may = await mayOpenPupils(deps, person.personId, name);
    if (!may.ok) return { say: pupilsRefusals[may.refusal] };
    const { request, school } = may.value;
    const { reference, pupils } = request;
    const count = plural(pupils.count, 'pupil');
    const card = pupilsNoteCard({ ...name, key: deps.newKey(), reference, school, count });
    return { dialog: { title: 'See pupils', card, size: 'medium' } };
  }),

  submit(showPupilsAction, async ({ key, ...name }, { person }) => {
    const opened = await openPupils(deps, person.personId, name, key);
    if (!opened.ok) return { close: pupilsRefusals[opened.refusal] };
    const { request, school, pupils } = opened.value;
    const shown = pupils.map((pupil) => ({ name: pupil.name, dateOfBirth: sayBirth(pupil.dateOfBirth) }));
    const card = pupilsCard({ reference: request.reference, school, pupils: shown });
    return { dialog: { title: 'Pupils', card } };
  }),

  submit(closePupilsAction, async () => ({ close: 'Closed.' })),

  open(releaseAction, (name, { person }) => releasePage(deps, person.personId, name)),

  submit(releaseAction, async (name, { person, chat }) => {
    const done = await releaseApproval(deps, person.personId, name);
    if (!done.ok) return { close: releaseRefusals[done.refusal] };
    const close =
      done.value.events.length > 0
        ? 'Sent to KCC’s High Needs Funding officer. The school sees it too.'
        : 'This approval was sent to KCC before. Nothing has changed.';
    // what waits for somebody belongs in their personal chat alone
    if (chat.kind !== 'personal') return { close };
    const home = await homeAnswer(deps, { person });
    return 'show' in home ? { close, edit: home.show } : { close };
  }),
];

const sayBirth = (text: string): string => {
  const date = parseLocalDate(text);
  return date ? sayDate(date) : text;
};

async function releasePage(deps: Deps, personId: PersonId, name: RequestName): Promise<Answer> {
  const held = await heldApproval(deps, personId, name);
  if (!held.ok) return { say: releaseRefusals[held.refusal] };
  const { award, community } = held.value;
  if (isWithOfficer(award)) return { say: 'This approval was sent to KCC before. Nothing more is needed.' };
  if (award.status !== 'held') return { say: releaseRefusals.NotHeld };
  const today = londonDate(deps.now());
  const { paymentWorkingDays } = await rulesToday(deps, name.communityId);
  const payBy = addWorkingDays(today, paymentWorkingDays);
  const card = releaseCard({
    ...name,
    reference: award.reference,
    school: award.school,
    community: community.name,
    amount: formatMoney(award.terms.amount),
    conditions: award.terms.conditions,
    next: `When you confirm, the approval goes to KCC at once, and its days count from today: KCC aims to pay by ${sayDay(payBy)}, subject to the schools’ advance. This cannot be taken back.`,
  });
  return { dialog: { title: 'Conditions met', card, size: 'medium' } };
}
