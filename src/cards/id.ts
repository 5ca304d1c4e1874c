import { z } from 'zod';

/** An id or key as our own cards carry it: nothing that the name of a document could not hold. */
export const cardId = z.string().regex(/^[\w.-]{1,100}$/);
