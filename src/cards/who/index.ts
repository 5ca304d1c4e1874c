import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

export type WhoCardData = {
  communities: readonly {
    title: string;
    area: string;
    people: readonly { role: string; name: string; address: string; hasAddress: boolean }[];
    /** Offices nobody holds, and whom to tell. */
    missing: string;
    hasMissing: boolean;
  }[];
  asOf: string;
  links: readonly { title: string; url: string }[];
};

/** Who is who for a community: chair, acting chair, clerk and its officers (R12). */
export const whoCard = defineCard<WhoCardData>(template);

/** Chooses one among several communities. */
export const whoAction = { verb: 'who', schema: z.strictObject({ communityId: cardId }) } as const;
