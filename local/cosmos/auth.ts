import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { unauthorized } from './refusal';

// The same on every machine and in Microsoft's documentation: no secret.
export const EMULATOR_KEY = 'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==';
const secret = Buffer.from(EMULATOR_KEY, 'base64');

/** What a request is signed for: the resource itself, or for a feed its type and its parent. */
function signedResource(segments: readonly string[]): { type: string; link: string } {
  if (segments[4] === 'operations') return { type: 'colls', link: segments.slice(0, 4).join('/') };
  const isFeed = segments.length % 2 === 1;
  return {
    type: (isFeed ? segments.at(-1) : segments.at(-2)) ?? '',
    link: (isFeed ? segments.slice(0, -1) : segments).join('/'),
  };
}

/** Refuses what is not signed with the emulator's key. */
export function authorize(method: string, segments: readonly string[], headers: IncomingHttpHeaders): void {
  const token = decodeURIComponent(headers.authorization ?? '');
  if (token === '')
    throw unauthorized("Required Header 'authorization' is missing. Ensure a valid Authorization token is passed.");
  const signature = /^type=master&ver=1\.0&sig=(.+)$/.exec(token)?.[1];
  if (signature === undefined) throw unauthorized('Only requests signed with the master key are accepted here.');
  const date = headers['x-ms-date'] ?? headers.date;
  if (typeof date !== 'string') throw unauthorized("Required Header 'x-ms-date' is missing.");

  const { type, link } = signedResource(segments);
  const text = `${method.toLowerCase()}\n${type.toLowerCase()}\n${link}\n${date.toLowerCase()}\n\n`;
  const expected = createHmac('sha256', secret).update(text).digest();
  const given = Buffer.from(signature, 'base64');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw unauthorized(
      "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.",
    );
  }
}
