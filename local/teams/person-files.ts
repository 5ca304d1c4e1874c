import { randomUUID } from 'node:crypto';
import { HttpRefusal, ok, type Route } from './http';
import { FILE_CONSENT } from './file-types';
import { objectIn } from './json';
import type { Stage } from './stage';
import type { Attachment, Outcome, RoomPerson } from './wire';

/** Files a bot offers in a personal chat: the person allows it, the bot uploads, the person can download. */
export interface PersonFiles {
  readonly answer: (person: RoomPerson, message: string, allow: boolean) => Promise<Outcome>;
  readonly routes: readonly Route[];
}

export const createPersonFiles = ({ ledger, line, envelope, tell }: Stage, roomUrl: () => string): PersonFiles => {
  /** Makes the place to upload to and tells the bot of it. */
  const accepted = (consent: Attachment, conversation: string) => {
    const uniqueId = randomUUID();
    const name = consent.name ?? 'file';
    ledger.state.files[uniqueId] = { name, conversation, base64: '' };
    const url = `${roomUrl()}/files/${uniqueId}/${encodeURIComponent(name)}`;
    const uploadInfo = { name, uniqueId, uploadUrl: url, contentUrl: url, fileType: name.split('.').at(-1) ?? '' };
    return { type: 'fileUpload', action: 'accept', context: contextOf(consent, 'acceptContext'), uploadInfo };
  };
  return {
    answer: async (person, id, allow) => {
      const message = ledger.message(id);
      const consent = message?.attachments.find((attachment) => attachment.contentType === FILE_CONSENT);
      const where = message && ledger.find(message.conversation);
      if (
        !message ||
        !consent ||
        where?.conversation.kind !== 'personal' ||
        !ledger.isMember(person, where.conversation)
      ) {
        throw new HttpRefusal(404, 'There is no file to allow here.');
      }
      const value = allow
        ? accepted(consent, message.conversation)
        : { type: 'fileUpload', action: 'decline', context: contextOf(consent, 'declineContext') };
      const answer = await line.invoke(
        envelope(person, where, { type: 'invoke', name: 'fileConsent/invoke', value, replyToId: id }),
      );
      if (answer.status >= 200 && answer.status < 300) return { kind: 'done' };
      const text = 'Something went wrong. The file was not sent.';
      tell({ type: 'toast', person: person.key, text, failed: true });
      return { kind: 'failed', text, status: answer.status, detail: answer.body };
    },
    routes: [
      {
        method: 'PUT',
        path: '/files/:id/:name',
        answer: ({ params, bytes }) => {
          const file = ledger.state.files[params['id'] ?? ''];
          if (!file) throw new HttpRefusal(404, 'Nobody allowed this file.');
          ledger.change(file.conversation, () => {
            ledger.state.files[params['id'] ?? ''] = { ...file, base64: bytes.toString('base64') };
          });
          return { status: 201, body: { name: file.name } };
        },
      },
      {
        method: 'GET',
        path: '/files/:id/:name',
        answer: ({ params }) => {
          const file = ledger.state.files[params['id'] ?? ''];
          if (!file?.base64) throw new HttpRefusal(404, 'The file is not here.');
          const headers = {
            'content-type': 'application/octet-stream',
            'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          };
          return { ...ok(Buffer.from(file.base64, 'base64')), headers };
        },
      },
    ],
  };
};

const contextOf = (consent: Attachment, name: string): unknown => objectIn(consent.content)[name] ?? {};
