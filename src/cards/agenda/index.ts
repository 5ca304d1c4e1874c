import { z } from 'zod';
import type { Arrangement } from '../../domain/meeting/decide';
import type { CardAction } from '../define';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type AgendaLine = {
  number: number;
  /** A standing item's title, or a request's reference. */
  title: string;
  detail: string;
  time: string;
  isMovable: boolean;
  positionInput: string;
  position: number;
  minutesInput: string;
  minutes: number;
  hasProblem: boolean;
  problem: string;
};

export type LateLine = { requestId: string; title: string; detail: string };

export type AgendaCardData = {
  communityId: string;
  meetingId: string;
  key: string;
  community: string;
  when: string;
  where: string;
  status: string;
  hasCutOff: boolean;
  cutOff: string;
  hasProblem: boolean;
  problem: string;
  hasNote: boolean;
  note: string;
  lines: readonly AgendaLine[];
  page: number;
  hasPages: boolean;
  pages: string;
  hasEarlier: boolean;
  earlier: number;
  hasLater: boolean;
  later: number;
  total: string;
  hasLate: boolean;
  lateCount: string;
  late: readonly LateLine[];
  canArrange: boolean;
  canPublish: boolean;
  publishTitle: string;
  canDefer: boolean;
  /** Before the meeting begins: to ask a school something about its request. */
  canReturn: boolean;
  asOf: string;
};

/** The agenda for whoever orders it: in the personal chat only. */
export const agendaCard = defineCard<AgendaCardData>(template);

const page = z.number().int().min(0).max(99);
const meeting = { communityId: cardId, meetingId: z.iso.date() };

/** The numbers somebody changed on the card, by request. */
export type Typed = readonly Arrangement[];

/**
 * An input is named for what its box showed: `position-3-<request>`, `minutes-15-<request>`. What comes back with the same
 * number was not touched, so that saving an old card moves only what its presser moved.
 */
export const inputNames = (requestId: string, shown: { position: number; minutes: number }) => ({
  positionInput: `position-${shown.position}-${requestId}`,
  minutesInput: `minutes-${shown.minutes}-${requestId}`,
});
const INPUT = /^(?<what>position|minutes)-(?<shown>\d{1,3})-(?<requestId>.{1,100})$/;

const numberTyped = z
  .union([z.number(), z.string().max(20)])
  .transform((value) => (typeof value === 'string' && value.trim() === '' ? null : Number(value)));

function typedFrom(inputs: Readonly<Record<string, unknown>>, trouble: (path: string) => void): Typed {
  const typed = new Map<string, Arrangement>();
  for (const [name, value] of Object.entries(inputs)) {
    const { what, shown, requestId } = INPUT.exec(name)?.groups ?? {};
    const number = numberTyped.safeParse(value);
    if (requestId === undefined || !number.success) {
      trouble(name);
      continue;
    }
    if (number.data === null || number.data === Number(shown)) continue; // an emptied box changes nothing
    const before = typed.get(requestId) ?? { requestId, position: null, minutes: null };
    typed.set(
      requestId,
      what === 'position' ? { ...before, position: number.data } : { ...before, minutes: number.data },
    );
  }
  return [...typed.values()];
}

/** Ids and keys exactly, and besides them the agenda's own inputs and nothing else. */
const withInputs = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.looseObject(shape).transform((sent, context) => {
    const inputs = Object.entries(sent).filter(([name]) => !(name in shape));
    const typed = typedFrom(Object.fromEntries(inputs), (name) => {
      context.addIssue({ code: 'custom', message: 'Not an input of this card', path: [name] });
    });
    return { ...(z.object(shape).parse(sent) as z.output<z.ZodObject<Shape>>), typed };
  });

const target = { ...meeting, page, key: cardId };

export const saveAgendaAction = { verb: 'save-agenda', schema: withInputs(target) } as const;
export const publishAgendaAction = { verb: 'publish-agenda', schema: withInputs(target) } as const;
export const takeInAction = { verb: 'take-in', schema: withInputs({ ...target, requestId: cardId }) } as const;
/** The current agenda in place of the pressed card. */
export const showAgendaAction = {
  verb: 'show-agenda',
  schema: z.strictObject({ communityId: cardId, page: page.default(0) }),
} as const;
export const previewAgendaAction = {
  verb: 'preview-agenda',
  schema: z.strictObject(meeting),
} as const satisfies CardAction<{ communityId: string; meetingId: string }>;
