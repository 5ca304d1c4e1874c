import { z } from 'zod';
import { defineCard } from '../define';
import { cardId } from '../id';
import template from './template.json';

/** What one chair or acting chair has declared. */
export type DeclaredData = {
  name: string;
  /** `Chair since 1 September 2025` */
  office: string;
  /** When it was declared and confirmed, or that nothing was. */
  state: string;
  interests: string;
  hasInterests: boolean;
  said: string;
  hasSaid: boolean;
  earlier: string;
  hasEarlier: boolean;
  /** What the register knows of their own trust and federation. */
  register: string;
};

export type DeclarationsCardData = {
  communityId: string;
  community: string;
  notice: string;
  hasNotice: boolean;
  chairs: readonly DeclaredData[];
  nobody: boolean;
  /** Interests in single requests, a line each, with what it is in people's own words. */
  requests: readonly { request: string; line: string; said: string; hasSaid: boolean }[];
  hasRequests: boolean;
  moreRequests: string;
  hasMoreRequests: boolean;
  asOf: string;
  /** For a chair: their own buttons. */
  mayDeclare: boolean;
  declareTitle: string;
  mayRenew: boolean;
  /** The version the button confirms: an older one changes nothing. */
  version: number;
};

/** The register of interests of one community (R7, R8). */
export const declarationsCard = defineCard<DeclarationsCardData>(template);

export const declarationsAction = { verb: 'declarations', schema: z.strictObject({ communityId: cardId }) } as const;

export const renewDeclarationAction = {
  verb: 'renew-declaration',
  schema: z.strictObject({ communityId: cardId, version: z.number().int().positive() }),
} as const;
