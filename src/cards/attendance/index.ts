import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import { withSchoolChoices } from '../school-choices';
import template from './template.json';

/** One school: what is noted of it, and what can be noted instead. */
export type AttendanceLine = {
  input: string;
  school: string;
  value: string;
  choices: readonly { title: string; value: string }[];
};

export type AttendanceCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  schools: readonly AttendanceLine[];
  hasProblem: boolean;
  problem: string;
};

/** Every member school in one dialog, for whoever runs the meeting. */
export const attendanceCard = defineCard<AttendanceCardData>(template);

export const openAttendanceAction = {
  verb: 'open-attendance',
  schema: z.strictObject({ communityId: cardId, meetingId: z.iso.date() }),
} as const;

export const attendanceAction = {
  verb: 'note-attendance',
  schema: withSchoolChoices({ communityId: cardId, meetingId: z.iso.date(), key: cardId }, [
    'present',
    'left',
    'apologies',
    'absent',
  ]),
} as const;
