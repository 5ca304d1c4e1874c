/** Puts a file where somebody has allowed it to go; throws when it did not arrive. */
export type Upload = (url: string, bytes: Uint8Array) => Promise<void>;

/** The file did not arrive. The code is the status answered, if any; the address is a key, so it is nowhere in this. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed';

  constructor(readonly code: number | null) {
    super('A file was not taken');
  }
}

const PATIENCE_MS = 10_000;

/** Where Teams keeps what somebody allowed: SharePoint, over https. One machine has its rehearsal room instead. */
export const isTeamsStorage = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && hostname.endsWith('.sharepoint.com');
};

/** Uploads in one piece, as Teams' upload sessions take a small file. Nothing is followed elsewhere. */
export const uploadTo =
  (isAllowed: (url: string) => boolean): Upload =>
  async (url, bytes) => {
    if (!isAllowed(url)) throw new UploadFailed(null);
    const answer = await fetch(url, {
      method: 'PUT',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      },
      body: Buffer.from(bytes),
    });
    if (!answer.ok) throw new UploadFailed(answer.status);
  };
