import type { Activity } from 'botbuilder';
import { MessageFactory } from 'botbuilder';
import { z } from 'zod';
import type { FileOffer } from './turn';

// Teams' way to give somebody a file in their personal chat: the bot offers it, they allow or decline, the bot uploads it to
// where Teams says, and a card leads to it.

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const INFO = 'application/vnd.microsoft.teams.card.file.info';

export const FILE_CONSENT = 'fileConsent/invoke';

/** The offer. Its context holds ids alone: who may have the file is decided when it is allowed. */
export function consentMessage({ name, description, size, verb, data }: FileOffer): Partial<Activity> {
  const context = { verb, ...data };
  return MessageFactory.attachment({
    contentType: CONSENT,
    name,
    content: { description, sizeInBytes: size, acceptContext: context, declineContext: context },
  });
}

const uploadInfo = z.object({
  name: z.string(),
  uploadUrl: z.url(),
  contentUrl: z.url(),
  uniqueId: z.string(),
  fileType: z.string(),
});
export type UploadInfo = z.infer<typeof uploadInfo>;

const consent = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept'), context: z.unknown(), uploadInfo }),
  z.object({ action: z.literal('decline'), context: z.unknown() }),
]);

/** What somebody answered to an offer; null when it is no such answer. */
export const consentIn = (value: unknown) => consent.safeParse(value).data ?? null;

/** The card that leads to the file where it now is. */
export const fileMessage = ({ name, contentUrl, uniqueId, fileType }: UploadInfo): Partial<Activity> =>
  MessageFactory.attachment({ contentType: INFO, contentUrl, name, content: { uniqueId, fileType } });

export const DECLINED = 'No file was saved. You can ask for it again whenever you need it.';

export const fileTrouble = (incident: string): string =>
  'The file could not be saved where Teams keeps your files, so you do not have it yet. Nothing else has changed: ask for it ' +
  `again in a few minutes. If it happens again, quote ${incident}.`;
