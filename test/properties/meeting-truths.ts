import type { Truth } from './truths';

// What must be true of requests, meetings and awards together.

const DONE_WITH = ['deferred', 'withdrawn', 'decided'];

/** Where each request stands to be dealt with: on an agenda ahead, or late for it. */
const aRequestIsInOnePlace: Truth = ({ meetings, requests }) =>
  requests.flatMap((request) => {
    const { requestId, status } = request;
    const places = meetings
      .filter((meeting) => meeting.status === 'planned' || meeting.status === 'inSession')
      .flatMap(({ meetingId, agenda, late }) => [
        ...agenda.flatMap((item) =>
          item.kind === 'request' && item.heading.requestId === requestId && !DONE_WITH.includes(item.progress.state)
            ? [`on ${meetingId}, ${item.progress.state}`]
            : [],
        ),
        ...late.flatMap((heading) => (heading.requestId === requestId ? [`late for ${meetingId}`] : [])),
      ]);
    const isAway = status !== 'submitted' || request.returned !== null;
    return [
      ...(places.length > 1 ? [`${requestId} is ${places.join(' and ')}`] : []),
      ...(isAway && places.length > 0 ? [`${requestId} is ${status}, away or decided, and ${places.join()}`] : []),
    ];
  });

const aDecisionStandsUntilItIsReopened: Truth = ({ events }) => {
  const decided = new Set<string>();
  return events.flatMap(({ id, event }) => {
    if (event.type === 'DecisionReopened') decided.delete(event.requestId);
    if (event.type !== 'RequestDecided') return [];
    const isAgain = decided.has(event.requestId);
    decided.add(event.requestId);
    return isAgain ? [`${id} decides what was decided`] : [];
  });
};

const anAwardIsWhatWasDecided: Truth = ({ awards, requests, meetings }) => [
  ...awards.flatMap(({ requestId, status, by, meetingId, outcome }) => {
    if (status === 'undone' || by === 'interim') return [];
    const request = requests.find((each) => each.requestId === requestId);
    const isSo = request?.status === 'decided' && request.outcome === outcome && request.meetingId === meetingId;
    const over = meetings.find((each) => each.meetingId === meetingId)?.status === 'ended';
    return [
      ...(isSo ? [] : [`${requestId} has an award ${outcome} at ${meetingId ?? 'none'} that was not decided`]),
      // approvals go out when the meeting ends, and not before (R108)
      ...(over === (status !== 'agreed')
        ? []
        : [`${requestId} is ${status}, its meeting ${over ? 'over' : 'not over'}`]),
    ];
  }),
  ...requests.flatMap((request) =>
    request.status === 'decided' &&
    request.outcome !== 'notAgreed' &&
    !awards.some(({ requestId, outcome }) => requestId === request.requestId && outcome === request.outcome)
      ? [`${request.requestId} was ${request.outcome} and has no award`]
      : [],
  ),
];

const anItemIsAsFarAsItsMeeting: Truth = ({ meetings, requests, ballots }) =>
  meetings.flatMap(({ meetingId, status, agenda }) => {
    const items = agenda.filter((item) => item.kind === 'request');
    const busy = items.filter(({ progress }) => progress.state === 'open' || progress.state === 'voting');
    return [
      ...(busy.length > 1 ? [`${meetingId} discusses ${busy.length} requests at once`] : []),
      ...items.flatMap(({ heading: { requestId }, progress }) => {
        const request = requests.find((each) => each.requestId === requestId)?.status;
        const underVote = ballots.filter(
          (each) => each.meetingId === meetingId && each.heading.requestId === requestId && each.status !== 'closed',
        );
        const trouble: readonly (readonly [boolean, string])[] = [
          [status === 'planned' && progress.state !== 'waiting', 'before its meeting has begun'],
          [status === 'ended' && !DONE_WITH.includes(progress.state), 'after its meeting has ended'],
          [progress.state === 'decided' && request !== 'decided', `while its request is ${request ?? 'not there'}`],
          [progress.state === 'withdrawn' && request !== 'withdrawn', `while its request is ${request ?? 'not there'}`],
          [underVote.length !== (progress.state === 'voting' ? 1 : 0), `with ${underVote.length} open votes`],
        ];
        return trouble.flatMap(([is, how]) => (is ? [`${requestId} at ${meetingId} is ${progress.state} ${how}`] : []));
      }),
    ];
  });

export const MEETING_TRUTHS: Readonly<Record<string, Truth>> = {
  'a request waits in one place only, and in none while it is with its school (R46)': aRequestIsInOnePlace,
  'what was decided is decided again only after it was reopened (R34)': aDecisionStandsUntilItIsReopened,
  'an award is what was decided, and goes out when its meeting ends (R34, R108)': anAwardIsWhatWasDecided,
  'one request is discussed at a time, and nothing is left open behind a meeting': anItemIsAsFarAsItsMeeting,
};
