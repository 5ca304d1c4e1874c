import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type DeclareCardData = {
  communityId: string;
  key: string;
  community: string;
  office: string;
  register: string;
  has: string;
  /** What is ticked, joined by commas. */
  which: string;
  choices: readonly { title: string; value: string }[];
  said: string;
  hasProblem: boolean;
  problem: string;
};

/** Where a chair declares their interests, or that they have none (R8). */
export const declareCard = defineCard<DeclareCardData>(template);

export const openDeclareAction = { verb: 'open-declare', schema: z.strictObject({ communityId: cardId }) } as const;

/** A school, trust or federation as a box to tick. */
export interface Ticked {
  readonly kind: 'school' | 'trust' | 'federation';
  readonly code: string;
}
export const tickValue = ({ kind, code }: Ticked): string => `${kind}.${code}`;

const TICK = /^(?<kind>school|trust|federation)\.(?<code>[\w-]{1,40})$/;
const ticked = z
  .string()
  .max(4000)
  .default('')
  .transform((text, context) =>
    text
      .split(',')
      .filter((each) => each !== '')
      .map((each): Ticked => {
        const { kind, code } = TICK.exec(each)?.groups ?? {};
        if (kind === undefined || code === undefined) {
          context.addIssue({ code: 'custom', message: 'Not a box of this card' });
          return z.NEVER;
        }
        return { kind: kind as Ticked['kind'], code };
      }),
  );

/** Long texts pass here, so that the dialog comes back with them and says by how much they are too long. */
export const declareAction = {
  verb: 'declare',
  schema: z.strictObject({
    communityId: cardId,
    key: cardId,
    has: z.enum(['nothing', 'interests', '']).default(''),
    which: ticked,
    said: z.string().max(20_000).default(''),
  }),
} as const;
