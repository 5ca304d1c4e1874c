import { acting, RUNNING } from '../app/acting';
import { speaksFor } from '../domain/request/decide';
import { londonDate } from '../domain/calendar/dates';
import { isHandedIn } from '../domain/request/request';
import type { Deps } from '../app/deps';
import type { HandedRequest } from '../domain/request/request';
import type { RequestAnswer, RequestSection, RequestViewCardData } from '../cards/request-view';
import { readRequestAction, requestViewCard } from '../cards/request-view';
import { sayDate } from '../domain/calendar/say';
import type { CommunityId, PersonId } from '../domain/community/community';
import { schoolOf } from '../domain/community/community';
import { formatMoney } from '../domain/money';
import type { Outcome } from '../domain/outcome';
import { GROUNDS, isWithChair, mayReadUrgency, withoutUrgency } from '../domain/interim/interim';
import { accept, refuse } from '../domain/outcome';
import { pupilLabel } from '../domain/request/pupils';
import type { Asked, Eligibility, FormPage, RequestForm, RequestId } from '../domain/request/request';
import { CATEGORIES, REQUEST_KINDS } from '../domain/request/request';
import { viewRefusals } from './refusals/request';
import { STAFFING_RULE, SUPPORTS, YEAR_GROUPS } from './request-sentences';
import type { Route } from './router';
import { open } from './router';
import { plural } from './terms-words';
import type { Answer } from './turn';

/** Every paragraph by itself, since a run of text shows no line breaks. */
const paragraphs = (text: string): RequestAnswer['paragraphs'] => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? [{ text: 'Not answered' }] : lines.map((line) => ({ text: line }));
};
const answer = (label: string, text: string): RequestAnswer => ({ label, paragraphs: paragraphs(text) });

/** `1 pupil: Pupil A`, `3 pupils: Pupil A to Pupil C`: all the community ever learns of them (R41, R153). */
export const sayPupils = (count: number): string =>
  count === 0
    ? 'None entered yet'
    : `${plural(count, 'pupil')}: ${pupilLabel(0)}${count === 1 ? '' : ` to ${pupilLabel(count - 1)}`}`;

const askedAnswers = ({ category, amount, start, end, review }: Asked): RequestAnswer[] => [
  answer('Heading', CATEGORIES[category]),
  answer('Amount', formatMoney(amount)),
  answer('From', sayDate(start)),
  answer('To', end ? sayDate(end) : 'Open-ended: as long as the pupils are at the school'),
  ...(review ? [answer('Review', sayDate(review))] : []),
];

const eligibilityAnswers = (
  { kind, support, years, otherAuthorityFunds, includesStaffing, staffingReason }: Eligibility,
  count: number,
): RequestAnswer[] => [
  answer('For', REQUEST_KINDS[kind]),
  answer('Pupils', sayPupils(count)),
  answer('Support now', SUPPORTS[support]),
  answer('Years', YEAR_GROUPS[years]),
  ...(otherAuthorityFunds ? [answer('Another authority', 'Another local authority places or funds one of them')] : []),
  ...(includesStaffing
    ? [{ label: 'Includes staffing', paragraphs: [{ text: STAFFING_RULE }, ...paragraphs(staffingReason)] }]
    : [answer('Includes staffing', 'No')]),
];

const NOT_ANSWERED: RequestAnswer[] = [answer('Your answers', '')];

/** Everything of a request that its community may read, as far as it is filled in: the same for the check and for readers. */
export function requestSections(form: Partial<RequestForm>, pupils: number): RequestSection[] {
  const { exceptional, eligibility, need, support, solution, asked } = form;
  const section = (page: FormPage, title: string, answers: readonly RequestAnswer[] | undefined): RequestSection => ({
    page,
    title,
    answers: answers ?? NOT_ANSWERED,
  });
  return [
    ...(exceptional
      ? [
          section('exceptional', 'Why it cannot wait', [
            answer('Ground', GROUNDS[exceptional.ground]),
            answer('Why it cannot wait for the next meeting', exceptional.whyNow),
          ]),
        ]
      : []),
    section('asked', 'What is asked for', asked && askedAnswers(asked)),
    section('eligibility', 'Who it is for', eligibility && eligibilityAnswers(eligibility, pupils)),
    section(
      'need',
      'The need',
      need && [
        answer('What is needed', need.need),
        answer('Why', need.reason),
        answer('Intended outcomes', need.outcomes),
        answer('How they will be measured', need.measures),
      ],
    ),
    section('support', 'Support so far', support && [answer('Resources and interventions used so far', support.tried)]),
    section(
      'solution',
      'Proposed solution',
      solution && [answer('Solution, and any evidence for it', solution.solution)],
    ),
  ];
}

/** The pseudonymised request as card data. Whoever shows it has made sure that the person may read it. */
export const requestViewData = (
  { reference, form, pupils }: Pick<HandedRequest, 'reference' | 'form' | 'pupils'>,
  school: { readonly name: string },
  { community }: { readonly community: string },
): RequestViewCardData => ({
  title: `${reference} · ${CATEGORIES[form.asked.category]} · ${formatMoney(form.asked.amount)}`,
  where: `${school.name} · ${community} community`,
  sections: requestSections(form, pupils.count),
});

/** Why somebody may not read a request. */
export type ViewRefusal = 'NotAllowed' | 'NotHandedIn' | 'Withdrawn';

/** The request for one person of its community: representatives, chair, acting chair and clerk; drafts stay with their school. */
export async function requestView(
  deps: Deps,
  personId: PersonId,
  communityId: CommunityId,
  requestId: RequestId,
): Promise<Outcome<RequestViewCardData, ViewRefusal>> {
  const allowed = await acting(deps, communityId, personId, ['representative', ...RUNNING]);
  if (!allowed.ok) return allowed;
  const { community } = allowed.value;
  const request = (await deps.store.read(communityId, 'request', requestId))?.value;
  if (!request || !isHandedIn(request)) return refuse('NotHandedIn');
  // what a school took back is not for others to read any more
  const isOwn = speaksFor(community, personId, request.urn, londonDate(deps.now())) !== undefined;
  if (request.status === 'withdrawn' && !isOwn) return refuse('Withdrawn');
  const school = schoolOf(community, request.urn) ?? { name: `School ${request.urn}` };
  if (mayReadUrgency(community, request, personId, londonDate(deps.now())))
    return accept(requestViewData(request, school, { community: community.name }));
  // an exceptional request is no other school's business while the chair decides, and its ground never is
  if (isWithChair(request)) return refuse('NotHandedIn');
  return accept(requestViewData(withoutUrgency(request), school, { community: community.name }));
}

/** [Read the request], wherever it stands: a dialog for one person. */
export const requestViewRoutes = (deps: Deps): Route[] => [
  open(readRequestAction, async ({ communityId, requestId }, { person }): Promise<Answer> => {
    const view = await requestView(deps, person.personId, communityId, requestId);
    if (!view.ok) return { close: viewRefusals[view.refusal] };
    return { dialog: { title: 'Request', card: requestViewCard(view.value) } };
  }),
];
