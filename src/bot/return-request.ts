import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import { returnRequest } from '../app/return-request';
import { openReturnAction, returnRequestAction, returnRequestCard } from '../cards/return-request';
import type { PersonId } from '../domain/community/community';
import { LONGEST_QUESTION } from '../domain/request/return';
import { agendaFor } from './agenda-answer';
import { returnRefusals } from './refusals/agenda';
import { AS_IT_STANDS, deferrable, sayHeading, sayWhen } from './agenda-view';
import type { Route } from './router';
import { open, submit } from './router';
import { plural } from './terms-words';
import type { Answer } from './turn';

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
        : { close: returnRefusals[done.refusal] };
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
  if (!who.ok) return { say: returnRefusals[who.refusal] };
  const meeting = (await deps.store.read(communityId, 'meeting', meetingId))?.value;
  if (!meeting) return { say: returnRefusals.NoSuchMeeting };
  if (meeting.status !== 'planned') return { say: returnRefusals.MeetingUnderWay };
  const requests = deferrable(meeting);
  if (requests.length === 0) return { say: 'This meeting has no request that could be returned.' };
  if (requestId !== '' && !requests.some((each) => each.requestId === requestId))
    return { say: returnRefusals.NotOnAgenda };

  const over = question.trim().length - LONGEST_QUESTION;
  const questionProblem =
    trouble === 'QuestionTooLong'
      ? `${returnRefusals.QuestionTooLong} Take out ${plural(over, 'letter')}.`
      : trouble === 'QuestionMissing'
        ? returnRefusals.QuestionMissing
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
