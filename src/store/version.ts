/**
 * What documents are written as. Raise it when a release adds something that an older one must not drop: the older one then
 * refuses to read such a document instead of saving it back without what it does not know (docs/how-to/documents.md).
 */
export const DOCUMENT_VERSION = 1;

/** Throws for a document that a newer release wrote; those without a version are of the first. */
export function refuseNewer({ id, version }: { readonly id?: unknown; readonly version?: unknown }): void {
  if (typeof version === 'number' && version > DOCUMENT_VERSION)
    throw new Error(
      `Document ${String(id)} has version ${version}, and this release knows ${DOCUMENT_VERSION}: deploy the newer one`,
    );
}
