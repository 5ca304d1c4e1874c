import { actingDeclared, RUNNING } from '../app/acting';
import type { Deps } from '../app/deps';
import type { InMeeting } from '../app/in-meeting';
import { approveMinutes, minutesOf, noteMinutes } from '../app/minutes';
import { approveMinutesAction, minutesAction, minutesFileAction } from '../cards/minutes';
import { minutesNoteAction, minutesNoteCard, openMinutesNoteAction } from '../cards/minutes-note';
import { writeWord } from '../documents/word';
import { sayDay } from '../domain/calendar/say';
import { heldOn } from '../domain/meeting/meeting';
import { aboutCommunity } from './community-meant';
import { minutesDocument, minutesFileName } from './minutes-document';
import { minutesView } from './minutes-view';
import { minutesRefusals, minutesUnreadable } from './refusals/minutes';
import type { Route, Word } from './router';
import { allow, open, press, submit } from './router';
import type { Answer, Turn } from './turn';

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
  return seen.ok ? { show: minutesView(seen.value, chat, note) } : { say: minutesUnreadable[seen.refusal] };
}

async function noteDialog(
  deps: Deps,
  where: InMeeting,
  { person: { personId } }: Turn,
  text = '',
  problem = '',
): Promise<Answer> {
  const who = await actingDeclared(deps, where.communityId, personId, RUNNING);
  if (!who.ok) return { say: minutesRefusals[who.refusal] };
  const meeting = (await deps.store.read(where.communityId, 'meeting', where.meetingId))?.value;
  if (!meeting) return { say: minutesRefusals.NoSuchMeeting };
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
    if (!made.ok) return { say: minutesUnreadable[made.refusal] };
    const description = 'The minutes as a Word document. Allow, and it is saved in your OneDrive.';
    const offer = { name: made.name, description, size: made.bytes.length, verb: minutesFileAction.verb, data: where };
    return { posts: [{ offer }] };
  }),

  allow(minutesFileAction, async (where, turn) => {
    const made = await documentFor(deps, turn, where);
    return made.ok ? { file: made.bytes } : { say: minutesUnreadable[made.refusal] };
  }),

  press(approveMinutesAction, async (where, turn) => {
    const done = await approveMinutes(deps, turn.person.personId, where);
    if (!done.ok) return { say: done.refusal === 'NotAllowed' ? CHAIR_APPROVES : minutesRefusals[done.refusal] };
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
      ? noteDialog(deps, where, turn, text, minutesRefusals[done.refusal])
      : { close: minutesRefusals[done.refusal] };
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
