import type { NotActing } from '../app/acting';
import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { approveMinutes, minutesOf, noteMinutes } from '../app/minutes';
import { approveMinutesAction, minutesAction, minutesFileAction } from '../cards/minutes';
import { minutesNoteAction, minutesNoteCard, openMinutesNoteAction } from '../cards/minutes-note';
import { writeWord } from '../documents/word';
import { sayDay } from '../domain/calendar/say';
import { heldOn } from '../domain/meeting/meeting';
import type { MinutesRefusal } from '../domain/minutes/state';
import { LONGEST_NOTE } from '../domain/minutes/state';
import { aboutCommunity } from './community-meant';
import { minutesDocument, minutesFileName } from './minutes-document';
import { minutesView } from './minutes-view';
import { meetingRefusals } from './refusals';
import type { Route, Word } from './router';
import { allow, open, press, submit } from './router';
import type { Answer, Turn } from './turn';

/** Why minutes are not shown, changed or approved, and what to do. */
const refusals: Readonly<Record<MinutesRefusal | NotActing | 'NoSuchMeeting', string>> = {
  NotAllowed: meetingRefusals.NotAllowed,
  DeclarationMissing: meetingRefusals.DeclarationMissing,
  NoSuchMeeting: meetingRefusals.NoSuchMeeting,
  MeetingNotEnded: 'That meeting has not ended yet, so it has no minutes. They are here once it has.',
  AlreadyApproved:
    'These minutes are approved, so they stay as they are. What is wrong in them belongs into the next meeting’s.',
  NoteMissing: 'Write your correction or note.',
  NoteTooLong: `A note may have ${LONGEST_NOTE} letters; shorten it.`,
  NamesAPupil:
    'What you wrote holds a full name or a date of birth of a pupil of a request on that agenda. Every school can read it, so please take it out.',
};

const UNREADABLE: Readonly<Record<'NotAllowed' | 'NoMinutes', string>> = {
  NotAllowed:
    'Only representatives, chair and clerk of this community can have its minutes. If that should include you, ask its clerk.',
  NoMinutes: 'There are no minutes yet: they are here once a meeting has ended.',
};
const CHAIR_APPROVES = 'Only the chair or acting chair approves the minutes. The clerk can add corrections.';
const PERSONAL_ONLY: Answer = {
  say: 'Teams gives files in a personal chat only. Type minutes in your personal chat with me, and press As Word document there.',
};

async function show(
  deps: Deps,
  { person: { personId }, chat }: Turn,
  communityId: string,
  meetingId: string | null,
  note = '',
): Promise<Answer> {
  const seen = await minutesOf(deps, personId, communityId, meetingId);
  return seen.ok ? { show: minutesView(seen.value, chat, note) } : { say: UNREADABLE[seen.refusal] };
}

async function noteDialog(
  deps: Deps,
  where: InMeeting,
  { person: { personId } }: Turn,
  text = '',
  problem = '',
): Promise<Answer> {
  const who = await actingDeclared(deps, where.communityId, personId, RUNNING);
  if (!who.ok) return { say: refusals[who.refusal] };
  const meeting = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
  if (!meeting) return { say: refusals.NoSuchMeeting };
  const card = minutesNoteCard({
    ...where,
    key: deps.newKey(),
    community: who.value.community.name,
    day: sayDay(heldOn(meeting)),
    text,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: 'Minutes', card, size: 'medium' } };
}

/** The document as it would be now, for somebody who may have it now. */
async function documentFor(deps: Deps, { person }: Turn, { communityId, meetingId }: InMeeting) {
  const seen = await minutesOf(deps, person.personId, communityId, meetingId);
  if (!seen.ok) return seen;
  const { minutes } = seen.value;
  return { ok: true, name: minutesFileName(minutes), bytes: await writeWord(minutesDocument(minutes)) } as const;
}

/** The minutes of a meeting: read, corrected, approved, and taken away as a Word document (R95). */
export const minutesRoutes = (deps: Deps): Route[] => [
  press(minutesAction, ({ communityId, meetingId }, turn) => show(deps, turn, communityId, meetingId)),

  press(minutesFileAction, async (where, turn) => {
    if (turn.chat.kind !== 'personal') return PERSONAL_ONLY;
    const made = await documentFor(deps, turn, where);
    if (!made.ok) return { say: UNREADABLE[made.refusal] };
    const description = 'The minutes as a Word document. Allow, and it is saved in your OneDrive.';
    const offer = { name: made.name, description, size: made.bytes.length, verb: minutesFileAction.verb, data: where };
    return { posts: [{ offer }] };
  }),

  allow(minutesFileAction, async (where, turn) => {
    const made = await documentFor(deps, turn, where);
    return made.ok ? { file: made.bytes } : { say: UNREADABLE[made.refusal] };
  }),

  press(approveMinutesAction, async (where, turn) => {
    const done = await approveMinutes(deps, turn.person.personId, where);
    if (!done.ok) return { say: done.refusal === 'NotAllowed' ? CHAIR_APPROVES : refusals[done.refusal] };
    return show(deps, turn, where.communityId, where.meetingId);
  }),

  open(openMinutesNoteAction, (where, turn) => noteDialog(deps, where, turn)),

  submit(minutesNoteAction, async ({ key, text, ...where }, turn) => {
    const done = await noteMinutes(deps, turn.person.personId, where, text, key);
    if (done.ok) {
      const after = await show(deps, turn, where.communityId, where.meetingId);
      const close = 'It stands under the minutes now.';
      return 'show' in after && turn.chat.kind === 'personal' ? { close, edit: after.show } : { close };
    }
    return ['NoteMissing', 'NoteTooLong', 'NamesAPupil'].includes(done.refusal)
      ? noteDialog(deps, where, turn, text, refusals[done.refusal])
      : { close: refusals[done.refusal] };
  }),
];

const ABOUT = { title: 'Minutes', verb: minutesAction.verb, things: 'minutes' };

export const minutesWords = (deps: Deps): Word[] => [
  {
    word: 'minutes',
    help: 'the minutes of your community’s last meeting; as a Word document too',
    where: 'everywhere',
    answer: async (turn, rest) => [
      await aboutCommunity(deps, turn, rest, ABOUT, (communityId) => show(deps, turn, communityId, null)),
    ],
  },
];
