import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { ReturnTrouble } from '../app/return-request';
import { returnRequest } from '../app/return-request';
import { openReturnAction, returnRequestAction, returnRequestCard } from '../cards/return-request';
import type { PersonId } from '../domain/community/community';
import { LONGEST_QUESTION } from '../domain/request/return';
import { agendaFor } from './agenda-answer';
import { agendaRefusals } from './agenda-refusals';
import { AS_IT_STANDS, deferrable, sayHeading, sayWhen } from './agenda-view';
import type { Route } from './router';
import { open, submit } from './router';
import { plural } from './terms-words';
import type { Answer } from './turn';

const refusals: Readonly<Record<ReturnTrouble, string>> = {
  NotAllowed: agendaRefusals.NotAllowed,
  DeclarationMissing: agendaRefusals.DeclarationMissing,
  NoSuchMeeting: agendaRefusals.NoSuchMeeting,
  NotOnAgenda: 'That request is not on this agenda any more: it was moved, withdrawn or returned before.',
  MeetingUnderWay:
    'The meeting has started. Ask the school there, or defer the request with your question as the reason.',
  AlreadyDecided: agendaRefusals.AlreadyDecided,
  AgreedAsInterim:
    'The chair has agreed this as interim, so it cannot be returned. Ask the school at the meeting, before the vote on it.',
  QuestionMissing: 'write the question: the school answers it in its request.',
  QuestionTooLong: `the question may have ${LONGEST_QUESTION} letters; shorten it.`,
};

interface Filled {
  readonly requestId: string;
  readonly question: string;
  readonly trouble: 'QuestionMissing' | 'QuestionTooLong' | 'RequestMissing' | null;
}

/** A request goes back to its school with a question (R44). */
export const returnRequestRoutes = (deps: Deps): Route[] => [
  open(openReturnAction, async ({ requestId, ...target }, { person }) =>
    returnPage(deps, person.personId, target, { requestId, question: '', trouble: null }),
  ),

  submit(returnRequestAction, async ({ key, requestId, question, ...target }, turn) => {
    const { personId } = turn.person;
    const page = (trouble: Filled['trouble']) => returnPage(deps, personId, target, { requestId, question, trouble });
    if (requestId === '') return page('RequestMissing');
    const done = await returnRequest(deps, personId, { ...target, requestId, question }, key);
    if (!done.ok) {
      return done.refusal === 'QuestionMissing' || done.refusal === 'QuestionTooLong'
        ? page(done.refusal)
        : { close: refusals[done.refusal] };
    }
    const event = done.value.events.find((each) => each.type === 'RequestReturned');
    const sentence = event
      ? `${event.heading.reference} is returned. ${event.heading.school} is told, with your question.`
      : 'This request was returned already, and waits for its school.';
    const after = await agendaFor(deps, personId, target.communityId, { ...AS_IT_STANDS, note: sentence });
    // the ordering card belongs in the personal chat alone
    return 'show' in after && turn.chat.kind === 'personal'
      ? { close: sentence, edit: after.show }
      : { close: sentence };
  }),
];

async function returnPage(
  deps: Deps,
  personId: PersonId,
  { communityId, meetingId }: { communityId: string; meetingId: string },
  { requestId, question, trouble }: Filled,
): Promise<Answer> {
  const who = await actingDeclared(deps, communityId, personId, RUNNING);
  if (!who.ok) return { say: refusals[who.refusal] };
  const meeting = (await deps.store.read(communityId, 'meeting', meetingId))?.value;
  if (!meeting) return { say: refusals.NoSuchMeeting };
  if (meeting.status !== 'planned') return { say: refusals.MeetingUnderWay };
  const requests = deferrable(meeting);
  if (requests.length === 0) return { say: 'This meeting has no request that could be returned.' };
  if (requestId !== '' && !requests.some((each) => each.requestId === requestId)) return { say: refusals.NotOnAgenda };

  const over = question.trim().length - LONGEST_QUESTION;
  const questionProblem =
    trouble === 'QuestionTooLong'
      ? `${refusals.QuestionTooLong} Take out ${plural(over, 'letter')}.`
      : trouble === 'QuestionMissing'
        ? refusals.QuestionMissing
        : '';
  const requestProblem = trouble === 'RequestMissing' ? 'choose the request to return.' : '';
  const card = returnRequestCard({
    communityId,
    meetingId,
    key: deps.newKey(),
    community: who.value.community.name,
    when: sayWhen(meeting),
    requestId,
    requests: requests.map((heading) => ({ requestId: heading.requestId, title: sayHeading(heading) })),
    question,
    hasProblem: trouble !== null,
    problem: requestProblem || questionProblem,
    hasRequestProblem: requestProblem !== '',
    requestProblem,
    hasQuestionProblem: questionProblem !== '',
    questionProblem,
  });
  return { dialog: { title: 'Return a request', card, size: 'medium' } };
}
