/** The _rid of databases, containers and items: 4, 8 and 16 bytes in base64, as the client expects them. */
const bytes = (length: number, write: (buffer: Buffer) => void): string => {
  const buffer = Buffer.alloc(length);
  write(buffer);
  return buffer.toString('base64').replaceAll('/', '-');
};

export const databaseRid = (database: number): string => bytes(4, (buffer) => buffer.writeUInt32BE(database, 0));

export const containerRid = (database: number, container: number): string =>
  bytes(8, (buffer) => {
    buffer.writeUInt32BE(database, 0);
    buffer.writeUInt32BE((container | 0x80000000) >>> 0, 4);
  });

export const itemRid = (database: number, container: number, position: number): string =>
  bytes(16, (buffer) => {
    buffer.writeUInt32BE(database, 0);
    buffer.writeUInt32BE((container | 0x80000000) >>> 0, 4);
    buffer.writeBigUInt64BE(BigInt(position), 8);
  });

/** Differs for every version: the number of the change and the place in its batch; quoted, as the service's are. */
export function etagOf(container: number, lsn: number, place: number): string {
  const hex = (value: number, width: number): string => value.toString(16).padStart(width, '0');
  return `"${hex(place, 8)}-0000-${hex(container % 0x10000, 4)}-0000-${hex(lsn, 12)}"`;
}
