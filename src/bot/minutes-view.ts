import type { MinutesSeen } from '../app/minutes';
import type { Card } from '../cards/define';
import type { MinutesCardData, MinutesLine } from '../cards/minutes';
import { minutesCard } from '../cards/minutes';
import { londonDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { Minutes, RequestInMinutes, SchoolAtMeeting } from '../domain/minutes/minutes';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';
import { cardThatFits } from './card-that-fits';
import { clipped } from './clipped';
import {
  conditionsOf,
  reasonOf,
  sayAboutVote,
  sayActionOwner,
  sayBudgets,
  sayCame,
  sayInterestsIn,
  sayNext,
  sayOutcomeOf,
  sayPaper,
  sayQuorum,
  sayReopened,
  sayStatus,
  sayTakingPart,
  sayTimes,
  sayVoteHeld,
  sayWholeDay,
} from './minutes-words';
import type { Turn } from './turn';

const said = (label: string, text: string): MinutesLine[] => (text === '' ? [] : [{ label, text }]);

function named(schools: readonly SchoolAtMeeting[], attendance: readonly SchoolAtMeeting['attendance'][]): string {
  const nameOf = (school: SchoolAtMeeting) => {
    const more = sayTakingPart(school);
    return more === '' ? school.school : `${school.school} (${more})`;
  };
  return schools
    .filter((school) => attendance.includes(school.attendance))
    .map(nameOf)
    .join(', ');
}

const factsOf = (minutes: Minutes): MinutesLine[] => [
  { label: 'Held', text: `${sayWholeDay(minutes.heldOn)}, ${sayTimes(minutes)}, ${minutes.where}` },
  ...said('How', sayPaper(minutes)),
  { label: 'Attendance', text: [sayCame(minutes), ...sayQuorum(minutes)].join(' ') },
  ...said('Present', named(minutes.schools, ['present', 'left'])),
  ...said('Apologies', named(minutes.schools, ['apologies'])),
  ...said('Absent', named(minutes.schools, ['absent', 'notNoted'])),
];

/** Only the last vote on a request is told here; the document tells them all. */
function lastVote({ votes }: RequestInMinutes): MinutesLine[] {
  const vote = votes.at(-1);
  if (!vote) return [];
  return [
    ...(votes.length > 1 ? [{ label: 'Votes', text: `${votes.length}. ${sayVoteHeld(vote, votes.length)}` }] : []),
    ...said('About the vote', sayAboutVote(vote).join('. ')),
  ];
}

const linesOf = (item: RequestInMinutes): MinutesLine[] => [
  ...said('Presented by', item.presentedBy ?? ''),
  ...said('Interests declared', sayInterestsIn(item)),
  ...said('Conditions', conditionsOf(item)),
  ...said('Reason', reasonOf(item)),
  ...lastVote(item),
  ...item.reopened.flatMap((each) => said('Opened again', sayReopened(each))),
];

function itemOf(item: RequestInMinutes, number: number): MinutesCardData['items'][number] {
  const { reference, school, category, amount } = item.heading;
  return {
    title: `${number}. ${reference} · ${school} · ${CATEGORIES[category]} · asked for ${formatMoney(amount)}`,
    outcome: sayOutcomeOf(item),
    lines: linesOf(item),
  };
}

const actionsOf = ({ items, actions }: Minutes): MinutesLine[] => [
  ...actions.map((action) => ({ label: sayActionOwner(action), text: action.what })),
  ...items.flatMap((item) =>
    item.kind === 'request'
      ? item.actions.map((action) => ({
          label: `${sayActionOwner(action)} (${item.heading.reference})`,
          text: action.what,
        }))
      : [],
  ),
];

const earlierOf = ({ earlier }: Minutes): MinutesLine[] =>
  earlier.map(({ action, done }) => ({
    label: `From before, ${sayActionOwner(action)}, ${done ? 'done' : 'still open'}`,
    text: action.what,
  }));

const notesOf = ({ notes }: Minutes): MinutesLine[] =>
  notes.map(({ text, by, at }) => ({ label: `${by}, ${sayDay(londonDate(at))}`, text }));

const ELSEWHERE = 'For the Word document, type minutes in your personal chat with me: Teams gives files there only.';

/** The minutes as one person reads them; in a channel or meeting chat without what only a personal chat can do. */
export function minutesView(seen: MinutesSeen, { kind }: Turn['chat'], note = ''): Card {
  const { minutes, mayRun, mayApprove, earlier, later } = seen;
  const isPersonal = kind === 'personal';
  const isDraft = minutes.approved === null;
  const requests = minutes.items.flatMap((item, index) => (item.kind === 'request' ? [itemOf(item, index + 1)] : []));
  const actions = [...earlierOf(minutes), ...actionsOf(minutes)];
  const notes = notesOf(minutes);
  return cardThatFits((letters) => {
    let shortened = false;
    const cut = (lines: readonly MinutesLine[]): MinutesLine[] =>
      lines.map(({ label, text }) => {
        const kept = clipped(text, letters);
        shortened ||= kept !== text;
        return { label, text: kept };
      });
    const parts = {
      facts: cut(factsOf(minutes)),
      items: requests.map((item) => ({ ...item, lines: cut(item.lines) })),
      actions: cut(actions),
      notes: cut(notes),
      closing: [
        { label: 'Budget', text: sayBudgets(minutes).join(' ') || 'No budget is recorded for this year.' },
        { label: 'Next meeting', text: sayNext(minutes) },
      ],
    };
    return minutesCard({
      communityId: minutes.communityId,
      meetingId: minutes.meetingId,
      heading: `Minutes · ${minutes.community} · ${sayDay(minutes.heldOn)}`,
      status: sayStatus(minutes),
      note,
      hasNote: note !== '',
      ...parts,
      hasActions: actions.length > 0,
      hasNotes: notes.length > 0,
      shortened,
      elsewhere: ELSEWHERE,
      hasElsewhere: !isPersonal,
      mayHaveDocument: isPersonal,
      mayApprove: isPersonal && mayApprove && isDraft,
      mayNote: isPersonal && mayRun && isDraft,
      hasEarlier: earlier !== null,
      earlierId: earlier ?? '',
      hasLater: later !== null,
      laterId: later ?? '',
    });
  });
}
