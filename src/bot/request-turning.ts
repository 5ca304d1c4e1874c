import type { Deps } from '../app/deps';
import { isHandedIn } from '../domain/request/request';
import type { OwnRequest } from '../app/requests';
import { pupilsNamedIn, savePage } from '../app/requests';
import type { Kept, PageName } from '../cards/request-page';
import { pagesShown } from '../cards/request-page';
import type { Stop } from '../domain/request/form';
import { eligibilityOf, FORM_PAGES, LONGEST, NEED_BOXES, pagesOf } from '../domain/request/form';
import type { PageRead, Problems } from '../domain/request/form';
import { mustComeOut, textsOf } from '../domain/request/names';
import type { FormPage, LiveRequest, RequestForm } from '../domain/request/request';
import { countWords } from '../domain/request/words';
import { ownRefusals } from './refusals/request';
import { handedDialog } from './request-handed';
import type { Answers, Showing } from './request-pages';
import { dialogTitle, formPageCard, isExceptional, pageDialog, stopDialog, typedFrom } from './request-pages';
import { endNotNear, fieldProblems, mustComeOutSentence, tooLong, tooManyWords } from './request-sentences';
import type { Answer } from './turn';

/** What every page of the dialog sends besides its answers. */
export interface Press {
  readonly key: string;
  readonly from: 'form' | 'check';
  readonly go: 'on' | 'back';
  readonly kept: Kept;
}

function neighbour(request: LiveRequest | null, page: PageName, step: 1 | -1): PageName {
  const pages = pagesShown(isExceptional(request, page));
  return pages[pages.indexOf(page) + step] ?? page;
}

/** Whether every page has been filled in once, so that changing one leads back to the check. */
export const isFilledIn = (request: LiveRequest | null): boolean =>
  request !== null && request.pupils !== null && FORM_PAGES.every((page) => request.form[page] !== undefined);

/** The page to go on with: the first not filled in yet, or the check. */
export const pageToGoOnWith = (request: LiveRequest | null): PageName =>
  pagesOf(request?.form ?? {}).find((page) => !request?.form[page]) ?? (request?.pupils ? 'check' : 'pupils');

/** Why a draft cannot go on at all, by the answers saved so far. */
export const stopsOf = ({ request, profile }: Pick<OwnRequest, 'request' | 'profile'>): readonly Stop[] => {
  const eligibility = request?.form.eligibility;
  return eligibility ? eligibilityOf(eligibility, profile, isExceptional(request)).stops : [];
};

export const without = (kept: Kept, page: PageName): Kept => {
  const { [page]: _, ...others } = kept;
  return others;
};

function sentencesFor({ profile }: OwnRequest, typed: Answers, problems: Problems<string>): Answers {
  const sentences = Object.entries(problems).map(([box, problem]): [string, string] => {
    if (problem === 'TooManyWords') {
      const words = NEED_BOXES.reduce((sum, name) => sum + countWords(typed[name] ?? ''), 0);
      return ['count', tooManyWords(words, profile.requestWords)];
    }
    if (problem === 'TooManyWordsHere') return [box, tooManyWords(countWords(typed[box] ?? ''), profile.wordsPerBox)];
    if (problem === 'EndNotNear') return [box, endNotNear(profile.newAdmissionWeeks)];
    if (problem === 'TextTooLong' && box in LONGEST)
      return [box, tooLong(box as keyof typeof LONGEST, (typed[box] ?? '').trim().length)];
    return [box, problem === undefined ? '' : fieldProblems[problem]];
  });
  return Object.fromEntries(sentences);
}

/** A full name or date of birth from the pupils' page does not pass: the box is told, never the name (R159). */
export async function namingProblems(deps: Deps, own: OwnRequest, form: Partial<RequestForm>): Promise<Answers> {
  const { found } = await pupilsNamedIn(deps, own, textsOf(form));
  return Object.fromEntries(found.filter(mustComeOut).map((each) => [each.field, mustComeOutSentence(each)]));
}

const isTyped = (own: OwnRequest, page: FormPage, typed: Answers): boolean => {
  const saved = typedFrom(own.request?.form ?? {}, page);
  return Object.entries(typed).some(([box, value]) => value !== '' && value !== 'false' && value !== saved[box]);
};

/** A page of the form was filled in: save it, or show what is wrong; going back never loses what was typed. */
export async function turnPage<Page extends FormPage>(
  deps: Deps,
  own: OwnRequest,
  page: Page,
  { key, from, go, kept: keptBefore }: Press,
  typed: Answers,
  answered: PageRead<Page, string>,
  start = '',
): Promise<Answer> {
  if (own.request && own.request.status !== 'draft') return handedDialog(deps, own, own.request);
  const kept = without(keptBefore, page);
  const back = from === 'check' ? 'check' : neighbour(own.request, page, -1);
  const problems = answered.ok
    ? await namingProblems(deps, own, { [page]: answered.content })
    : sentencesFor(own, typed, answered.problems);
  if (!answered.ok || Object.keys(problems).length > 0) {
    if (go === 'back')
      return pageDialog(deps, own, back, {
        from: 'form',
        kept: isTyped(own, page, typed) ? { ...kept, [page]: typed } : kept,
      });
    const showing: Showing = { from, kept, typed, problems };
    return { dialog: { title: dialogTitle(own, page), card: formPageCard(deps, own, page, showing, start) } };
  }

  const saved = await savePage(deps, own, { page, content: answered.content, key });
  if (!saved.ok && saved.refusal === 'NoSuchRequest') return { close: ownRefusals.NoSuchRequest };
  if (!saved.ok) return afterwards(deps, own);
  const { request } = saved.value;
  const now = { ...own, ...saved.value };
  if (request.status !== 'draft') return handedDialog(deps, now, request);
  if (go === 'back') return pageDialog(deps, now, back, { from: 'form', kept });
  const stops = page === 'eligibility' ? stopsOf(now) : [];
  if (stops.length > 0) return stopDialog(now, stops);
  const next = from === 'check' && isFilledIn(request) ? 'check' : neighbour(now.request, page, 1);
  return pageDialog(deps, now, next, { from: 'form', kept });
}

/** The request was handed in while this page was open. */
export async function afterwards(deps: Deps, own: OwnRequest): Promise<Answer> {
  const request = (await deps.store.read(own.community.communityId, 'request', own.requestId))?.value;
  return request && isHandedIn(request)
    ? handedDialog(deps, { ...own, request }, request)
    : { close: ownRefusals.NoSuchRequest };
}
