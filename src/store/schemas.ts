import type { z } from 'zod';
import type { Documents, Kind } from '../domain/documents';
import { ballot, award } from './ballot-schemas';
import { budget } from './budget-schemas';
import { community, places, declarations } from './community-schemas';
import { meeting } from './meeting-schemas';
import { actions, minutes } from './record-schemas';
import { request, counter } from './request-schemas';
import { rules } from './rules-schemas';

// What is loaded is parsed: a document that is not what the domain thinks fails here, where it is read.

export const documentSchemas: { readonly [K in Kind]: z.ZodType<Documents[K]> } = {
  community,
  places,
  request,
  counter,
  meeting,
  ballot,
  award,
  budget,
  declarations,
  actions,
  minutes,
  rules,
};
