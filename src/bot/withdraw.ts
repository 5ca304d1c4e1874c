import type { Deps } from '../app/deps';
import type { OwnRefusal, StoredOwn } from '../app/requests';
import { storedOwnRequest } from '../app/requests';
import { withdraw } from '../app/withdraw';
import { openWithdrawAction, withdrawAction, withdrawCard } from '../cards/withdraw';
import { LONGEST_REASON } from '../domain/meeting/decide';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';
import type { WithdrawRefusal } from '../domain/request/withdraw';
import { notWithdrawable } from '../domain/request/withdraw';
import { withdrawRefusals } from './refusals/request';
import { whereOf } from './request-pages';
import type { Route } from './router';
import { open, submit } from './router';
import { plural } from './terms-words';
import type { Answer } from './turn';

const AT_THE_REASON = ['ReasonTooLong', 'PupilNamed', 'BirthDateNamed', 'WordNotConfirmed'] as const;
type AtTheReason = (typeof AT_THE_REASON)[number];
const isAtTheReason = (refusal: OwnRefusal | WithdrawRefusal): refusal is AtTheReason =>
  AT_THE_REASON.some((each) => each === refusal);

/** What became of it; the same however often it is pressed. */
function sayGone({ request, community }: StoredOwn): string {
  if (request.status !== 'withdrawn') return 'The draft is discarded, with everything entered in it.';
  return `${request.reference} is withdrawn. The chair and the clerk of ${community.name} are told. Its number is not used again.`;
}

const isGone = ({ request }: StoredOwn): boolean => request.status === 'withdrawn' || request.status === 'discarded';

function headingOf({ request }: StoredOwn): string {
  if (request.status === 'discarded') return '';
  const { asked } = request.form;
  const about = asked ? `${CATEGORIES[asked.category]} · ${formatMoney(asked.amount)}` : 'A request not handed in yet';
  return request.status === 'draft' ? about : `${request.reference} · ${about}`;
}

interface Filled {
  readonly reason: string;
  readonly trouble: AtTheReason | null;
}

function withdrawPage(deps: Deps, own: StoredOwn, { reason, trouble }: Filled): Answer {
  const isDraft = own.request.status === 'draft';
  const over =
    trouble === 'ReasonTooLong' ? ` Take out ${plural(reason.trim().length - LONGEST_REASON, 'letter')}.` : '';
  const title = isDraft ? 'Discard this draft?' : 'Withdraw this request?';
  const card = withdrawCard({
    communityId: own.community.communityId,
    requestId: own.requestId,
    key: deps.newKey(),
    title,
    where: whereOf(own),
    heading: headingOf(own),
    what: isDraft
      ? 'Everything entered in it goes, the pupils’ names and dates of birth too. This cannot be undone.'
      : 'It leaves the agenda, and the community does not decide it. This cannot be undone; you can make a new request at any time.',
    button: isDraft ? 'Discard the draft' : 'Withdraw the request',
    asksReason: !isDraft,
    reason,
    asksNotNames: trouble === 'WordNotConfirmed',
    hasProblem: trouble !== null,
    problem: trouble ? `${withdrawRefusals[trouble]}${over}` : '',
  });
  return { dialog: { title, card, size: 'medium' } };
}

/** A school takes its request back, or throws a draft away. */
export const withdrawRoutes = (deps: Deps): Route[] => [
  open(openWithdrawAction, async (name, { person }) => {
    const own = await storedOwnRequest(deps, person.personId, name);
    if (!own.ok) return { say: withdrawRefusals[own.refusal] };
    if (isGone(own.value)) return { say: sayGone(own.value) };
    const not = notWithdrawable(own.value.request, await deps.store.list(name.communityId, 'meeting'));
    return not ? { say: withdrawRefusals[not] } : withdrawPage(deps, own.value, { reason: '', trouble: null });
  }),

  submit(withdrawAction, async ({ key, notNames, ...sent }, { person }) => {
    const done = await withdraw(deps, person.personId, { ...sent, notNames: notNames === 'true' }, key);
    if (done.ok) return { close: sayGone(done.value) };
    if (!isAtTheReason(done.refusal)) return { close: withdrawRefusals[done.refusal] };
    const own = await storedOwnRequest(deps, person.personId, sent);
    return own.ok
      ? withdrawPage(deps, own.value, { reason: sent.reason, trouble: done.refusal })
      : { close: withdrawRefusals[own.refusal] };
  }),
];
