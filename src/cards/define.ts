import { Template } from 'adaptivecards-templating';
import type { z } from 'zod';

/** What a template may be given: no null, no Date, nothing optional, so that nothing prints as `${field}`. */
export type CardValue = string | number | boolean | CardData | readonly CardValue[];
export type CardData = { readonly [name: string]: CardValue };

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: string;
  readonly [property: string]: unknown;
}

/** What a button sends: a verb, and data that is ids and keys only. The verb is written nowhere else. */
export interface CardAction<Data> {
  readonly verb: string;
  readonly schema: z.ZodType<Data>;
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Clients without Universal Actions press the same button as a plain submit: every Action.Execute gets that fallback, with
 * its verb in the data.
 */
function withFallbacks(node: Json): Json {
  if (Array.isArray(node)) return node.map(withFallbacks);
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withFallbacks(value)]));
  if (copy.type !== 'Action.Execute' || copy.fallback !== undefined) return copy;
  const { title = '', verb = '', data = {}, associatedInputs } = copy;
  const fallback = {
    type: 'Action.Submit',
    title,
    data: { ...(data as object), verb },
    ...(associatedInputs === undefined ? {} : { associatedInputs }),
  };
  return { ...copy, fallback };
}

/** A card from its template and typed data. The template is parsed once. */
export function defineCard<Data extends CardData>(template: object): (data: Data) => Card {
  const prepared = new Template(template);
  return (data) => withFallbacks(prepared.expand({ $root: data }) as Json) as unknown as Card;
}

/** Who sees their own view of a shared card at once: Teams asks for it on their behalf, for 60 people at most. */
export interface Refresh {
  readonly verb: string;
  readonly data: CardData;
  readonly userIds: readonly string[];
}

const MOST_REFRESHED = 60;

export const withRefresh = (card: Card, { verb, data, userIds }: Refresh): Card => ({
  ...card,
  refresh: {
    action: { type: 'Action.Execute', title: 'Refresh', verb, data, associatedInputs: 'none' },
    userIds: userIds.slice(0, MOST_REFRESHED),
  },
});
