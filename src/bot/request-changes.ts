import type { OwnRequest } from '../app/requests';
import { pagesOf } from '../domain/request/form';
import { pageName } from './request-sentences';

/** What the check says of a request that was handed in before. */
export function questionAndChanges({ open, request }: OwnRequest) {
  if (!open || !request)
    return { hasQuestion: false, question: '', hasChanged: false, changed: '', submitTitle: 'Submit request' };
  const pages = pagesOf(open.form)
    .filter((page) => open.changes?.form[page] !== undefined)
    .map(pageName);
  const changed = [...pages, ...(open.changes?.pupils ? [pageName('pupils')] : [])];
  return {
    hasQuestion: open.returned !== null,
    question: open.returned?.question ?? '',
    hasChanged: true,
    changed:
      changed.length > 0
        ? `Changed, and not handed in yet: ${changed.join(', ')}.`
        : `This is ${open.reference} as it was handed in. Change what should be different, then hand it in again.`,
    submitTitle: open.returned ? 'Hand in the answer' : 'Hand in the changes',
  };
}
