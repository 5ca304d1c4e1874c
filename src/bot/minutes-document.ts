import type { Block, WordDocument } from '../documents/word';
import type { Action } from '../domain/action/action';
import { londonDate } from '../domain/calendar/dates';
import { sayDay } from '../domain/calendar/say';
import type { Minutes, RequestInMinutes } from '../domain/minutes/minutes';
import { formatMoney } from '../domain/money';
import { CATEGORIES } from '../domain/request/request';
import {
  conditionsOf,
  reasonOf,
  sayAboutVote,
  sayActionOwner,
  sayAgreedTerms,
  sayAttendance,
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

const OFFICES = { chair: 'Chair', actingChair: 'Acting chair', clerk: 'Clerk' } as const;

/** A labelled line, or nothing where there is nothing to say. */
const said = (label: string, text: string): Block[] => (text === '' ? [] : [{ line: { label, text } }]);

const actionsTable = (actions: readonly Action[]): Block[] =>
  actions.length === 0
    ? []
    : [
        {
          table: {
            head: ['Action', 'Who', 'By when'],
            rows: actions.map(({ what, owner, due }) => [what, owner.name, sayDay(due)]),
          },
        },
      ];

function requestBlocks(item: RequestInMinutes, number: number): Block[] {
  const { reference, school, category, amount } = item.heading;
  return [
    { heading: 2, text: `Item ${number}. ${reference}, ${school}: ${CATEGORIES[category]}` },
    ...said('Asked for', formatMoney(amount)),
    ...said('Presented by', item.presentedBy ?? ''),
    ...said('Interests declared', sayInterestsIn(item)),
    ...said('Outcome', sayOutcomeOf(item)),
    ...said('Agreed terms', sayAgreedTerms(item)),
    ...said('Conditions', conditionsOf(item)),
    ...said('Reason', reasonOf(item)),
    ...item.votes.flatMap((vote, index): Block[] => [
      { line: { text: `${sayVoteHeld(vote, index + 1)}.` } },
      ...sayAboutVote(vote).map((text): Block => ({ line: { text: `${text}.` } })),
    ]),
    ...item.reopened.flatMap((each) => said('Opened again', sayReopened(each))),
    ...item.actions.flatMap((action) => said('Action', `${action.what} (${sayActionOwner(action)})`)),
  ];
}

const allActions = ({ items, actions }: Minutes): Action[] => [
  ...actions,
  ...items.flatMap((item) => (item.kind === 'request' ? item.actions : [])),
];

/** The minutes of a meeting as they are written into a Word document. */
export function minutesDocument(minutes: Minutes): WordDocument {
  const { schools, items, earlier, notes, notTaken, officers } = minutes;
  const actions = allActions(minutes);
  return {
    title: `Minutes of the ${minutes.community} community, ${sayWholeDay(minutes.heldOn)}`,
    subtitle: sayStatus(minutes),
    blocks: [
      { line: { label: 'Held', text: `${sayWholeDay(minutes.heldOn)}, ${sayTimes(minutes)}, ${minutes.where}` } },
      ...said('How', sayPaper(minutes)),
      ...officers.flatMap(({ office, name }) => said(`${OFFICES[office]} of the community`, name)),
      ...said('Next meeting', sayNext(minutes)),
      { heading: 1, text: 'Attendance' },
      { line: { text: [sayCame(minutes), ...sayQuorum(minutes)].join(' ') } },
      {
        table: {
          head: ['School', 'Attendance', 'Notes'],
          rows: schools.map((school) => [school.school, sayAttendance(school), sayTakingPart(school)]),
        },
      },
      ...(earlier.length === 0
        ? []
        : [
            { heading: 1, text: 'Actions from earlier meetings' } as const,
            {
              table: {
                head: ['Action', 'Who', 'By when', 'At this meeting'],
                rows: earlier.map(({ action, done }) => [
                  action.what,
                  action.owner.name,
                  sayDay(action.due),
                  done ? 'Done' : 'Still open',
                ]),
              },
            } as const,
          ]),
      { heading: 1, text: 'Items' },
      ...items.flatMap((item, index): Block[] =>
        item.kind === 'standing'
          ? [{ heading: 2, text: `Item ${index + 1}. ${item.title}` }]
          : requestBlocks(item, index + 1),
      ),
      ...(notTaken.length === 0
        ? []
        : [
            { heading: 1, text: 'Requests that came too late for this meeting' } as const,
            {
              list: notTaken.map(({ heading, reason }) => `${heading.reference}, ${heading.school}: ${reason}`),
            } as const,
          ]),
      { heading: 1, text: 'Actions' },
      ...(actions.length === 0 ? [{ line: { text: 'None.' } } as const] : actionsTable(actions)),
      { heading: 1, text: 'Budget' },
      { list: sayBudgets(minutes) },
      ...(notes.length === 0
        ? []
        : [
            { heading: 1, text: 'Corrections and notes' } as const,
            ...notes.map(({ text, by, at }): Block => ({ line: { label: `${by}, ${sayDay(londonDate(at))}`, text } })),
          ]),
      {
        line: {
          text: 'These minutes name no pupil, and say nothing of what a request was for beyond its heading. Agreed requests are confirmed and paid by KCC.',
        },
      },
    ],
  };
}

/** What the file is called: sorts by community and day. */
export const minutesFileName = ({ community, heldOn, approved }: Minutes): string =>
  `Minutes ${community.replaceAll(/[^\p{L}\p{N} -]/gu, '')} ${heldOn}${approved ? '' : ' draft'}.docx`;
