/** A document as it was read, with the ETag that guards writing it back. */
export interface Stored<T> {
  readonly value: T;
  readonly etag: string;
}
