import type { Deps } from '../app/deps';
import type { OwnRequest, PupilsShown } from '../app/requests';
import { pupilsFor, pupilsNamedIn, sheetOf } from '../app/requests';
import type { Card } from '../cards/define';
import { requestAskedCard } from '../cards/request-asked';
import { requestCheckCard } from '../cards/request-check';
import { requestExceptionalCard } from '../cards/request-exceptional';
import { requestEligibilityCard } from '../cards/request-eligibility';
import { requestNeedCard } from '../cards/request-need';
import type { Box, Choice, Kept, PageFrame, PageName } from '../cards/request-page';
import { keptText } from '../cards/request-page';
import { MOST_ROWS, requestPupilsCard } from '../cards/request-pupils';
import { requestSolutionCard } from '../cards/request-solution';
import { requestStopCard } from '../cards/request-stop';
import { requestSupportCard } from '../cards/request-support';
import { londonDate } from '../domain/calendar/dates';
import type { Stop } from '../domain/request/form';
import { eligibilityOf, NEED_BOXES, pagesOf } from '../domain/request/form';
import { mustComeOut, textsOf } from '../domain/request/names';
import type { PupilRow } from '../domain/request/pupils';
import { areComplete, readRows } from '../domain/request/pupils';
import type { FormPage, LiveRequest, RequestForm } from '../domain/request/request';
import { GROUNDS } from '../domain/interim/interim';
import { CATEGORIES, REQUEST_KINDS } from '../domain/request/request';
import { countWords } from '../domain/request/words';
import { submitRefusals } from './refusals/request';
import {
  enteredBy,
  maybeNameSentence,
  mustComeOutSentence,
  pageName,
  pageTitle,
  problemLine,
  rowProblems,
  stops as stopSentences,
  SUPPORTS,
  warnings as warningSentences,
  whoReads,
  wordsBefore,
  wordsUsed,
  YEAR_GROUPS,
} from './request-sentences';
import { questionAndChanges } from './request-changes';
import { requestSections, sayPupils } from './request-view';
import type { Dialog } from './turn';

/** How a page is shown: what was typed and not saved, and what is wrong with it, by box. */
export interface Showing {
  readonly from: 'form' | 'check';
  readonly kept: Kept;
  readonly typed?: Answers;
  readonly problems?: Answers;
  /** A problem of the page as a whole. */
  readonly problem?: string;
}
export type Answers = Readonly<Record<string, string>>;

/** Whether it is decided between meetings: a page of its own says why, and is the first. */
export const isExceptional = (request: LiveRequest | null, page?: PageName): boolean =>
  page === 'exceptional' || request?.form.exceptional !== undefined;

const formOf = ({ request }: OwnRequest): Partial<RequestForm> => request?.form ?? {};

export const whereOf = ({ school, community }: Pick<OwnRequest, 'school' | 'community'>): string =>
  `${school.name} · ${community.name} community`;

/** What stands above every page of the dialog. */
export const dialogTitle = ({ school, request }: Pick<OwnRequest, 'school' | 'request'>, page?: PageName): string =>
  `${isExceptional(request, page) ? 'Exceptional request' : 'Request'} for ${school.name}`;

function frameOf(deps: Deps, own: OwnRequest, page: PageName, showing: Showing): PageFrame {
  const problems = [
    ...(showing.problem === undefined ? [] : [showing.problem]),
    ...Object.entries(showing.problems ?? {}).map(([box, sentence]) => problemLine(box, sentence)),
  ];
  const { eligibility } = formOf(own);
  const isShownThere = page === 'eligibility' || page === 'need' || page === 'check';
  const exceptional = isExceptional(own.request, page);
  const notes = eligibility && isShownThere ? eligibilityOf(eligibility, own.profile, exceptional).warnings : [];
  return {
    communityId: own.community.communityId,
    requestId: own.request ? own.requestId : '',
    key: deps.newKey(),
    from: showing.from,
    kept: keptText(showing.kept),
    hasKept: Object.keys(showing.kept).length > 0,
    title: pageTitle(page, exceptional),
    where: whereOf(own),
    canGoBack: page !== (exceptional ? 'exceptional' : 'eligibility') || showing.from === 'check',
    hasProblems: problems.length > 0,
    problems: problems.map((text) => ({ text })),
    hasNotes: notes.length > 0,
    notes: notes.map((warning) => ({ text: warningSentences[warning] })),
  };
}

const pounds = (pence: number): string => (pence / 100).toFixed(2).replace(/\.00$/u, '');

/** A saved page as it would be typed. */
export function typedFrom(form: Partial<RequestForm>, page: FormPage): Answers {
  switch (page) {
    case 'eligibility': {
      const saved = Object.entries(form.eligibility ?? {}).map(([box, value]) => [box, String(value)]);
      return { kind: 'group', ...(Object.fromEntries(saved) as Answers) }; // R59: groups first
    }
    case 'asked': {
      if (!form.asked) return {};
      const { category, amount, start, end, review } = form.asked;
      return {
        category,
        amount: pounds(amount),
        start,
        end: end ?? '',
        openEnded: String(end === null),
        review: review ?? '',
      };
    }
    default:
      return { ...form[page] };
  }
}

const choices = (table: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(table).map(([value, title]) => ({ title, value }));

function boxes(own: OwnRequest, page: FormPage, { typed, kept, problems = {} }: Showing) {
  const values = typed ?? kept[page] ?? typedFrom(formOf(own), page);
  return (name: string): Box => {
    const problem = problems[name] ?? '';
    return { value: values[name] ?? '', problem, hasProblem: problem !== '' };
  };
}

/** One of the pages that make up the form. `start` is the key a new request is begun with. */
export function formPageCard(deps: Deps, own: OwnRequest, page: FormPage, showing: Showing, start = ''): Card {
  const frame = frameOf(deps, own, page, showing);
  const box = boxes(own, page, showing);
  const toggle = (name: string): Box => ({ ...box(name), value: box(name).value || 'false' });
  const limit = own.profile.requestWords;
  switch (page) {
    case 'exceptional':
      return requestExceptionalCard({
        ...frame,
        urn: own.request ? '' : own.school.urn,
        start,
        grounds: choices(GROUNDS),
        ground: box('ground'),
        whyNow: box('whyNow'),
      });
    case 'eligibility':
      return requestEligibilityCard({
        ...frame,
        urn: own.request ? '' : own.school.urn,
        start,
        kinds: choices(REQUEST_KINDS),
        kind: box('kind'),
        supports: choices(SUPPORTS),
        support: box('support'),
        yearGroups: choices(YEAR_GROUPS),
        years: box('years'),
        otherAuthorityFunds: toggle('otherAuthorityFunds'),
        resourcedPlace: toggle('resourcedPlace'),
        includesStaffing: toggle('includesStaffing'),
        staffingReason: box('staffingReason'),
      });
    case 'need': {
      const [need, reason, outcomes, measures] = [box('need'), box('reason'), box('outcomes'), box('measures')];
      const used = [need, reason, outcomes, measures].reduce((sum, { value }) => sum + countWords(value), 0);
      return requestNeedCard({
        ...frame,
        words: wordsUsed(used, limit, own.profile.wordsPerBox),
        count: box('count'),
        need,
        reason,
        outcomes,
        measures,
      });
    }
    case 'support': {
      const need = formOf(own).need;
      const used = NEED_BOXES.reduce((sum, name) => sum + countWords(need?.[name] ?? ''), 0);
      return requestSupportCard({ ...frame, words: wordsBefore(used, limit), tried: box('tried') });
    }
    case 'solution':
      return requestSolutionCard({ ...frame, solution: box('solution') });
    case 'asked':
      return requestAskedCard({
        ...frame,
        categories: choices(CATEGORIES),
        category: box('category'),
        amount: box('amount'),
        start: box('start'),
        end: box('end'),
        openEnded: toggle('openEnded'),
        review: box('review'),
      });
  }
}

/** The pupils' page: the only one with names and dates of birth, and only for whoever types them. */
export interface PupilsShowing extends Showing {
  /** What was typed and not saved. */
  readonly rows?: readonly PupilRow[];
  readonly replacing: boolean;
  readonly shown: number;
}
export const ROWS_AT_ONCE = 6;

export function pupilsCard(deps: Deps, own: OwnRequest, list: PupilsShown, showing: PupilsShowing): Card {
  const most = Math.min(MOST_ROWS, own.profile.pupilsPerRequest);
  const isEditable = list.mine || showing.replacing;
  const filled = showing.rows ?? list.rows.map((row) => ({ ...row, problem: null }));
  const groups = Math.ceil(Math.max(showing.shown, filled.length, 1) / ROWS_AT_ONCE);
  const shown = isEditable ? Math.min(most, groups * ROWS_AT_ONCE) : 0;
  return requestPupilsCard({
    ...frameOf(deps, own, 'pupils', showing),
    canGoBack: true,
    hasColleagues: !list.mine,
    colleagues: list.mine ? '' : enteredBy(list.count, list.enteredBy),
    colleaguesHint: showing.replacing
      ? 'What you save here replaces the whole list. Leave every row empty to keep it as it is.'
      : 'Only they can see the list. You can go on with it as it is, or replace the whole list.',
    rows: Array.from({ length: shown }, (_, index) => {
      const { name = '', dateOfBirth = '', problem = null } = filled[index] ?? {};
      return {
        number: index + 1,
        heading: `Pupil ${index + 1}`,
        label: `pupil ${index + 1}`,
        name,
        dateOfBirth,
        problem: problem ? rowProblems[problem] : '',
        hasProblem: problem !== null,
      };
    }),
    shown,
    canAddMore: isEditable && shown < most,
    canReplace: !isEditable,
    replacing: String(showing.replacing),
    version: list.version,
  });
}

/** What is ticked on the check page. */
export interface Ticks {
  readonly notNames: string;
  readonly delegated: string;
  readonly privacy: string;
  readonly firstSixThousand: string;
}
const UNTICKED: Ticks = { notNames: 'false', delegated: 'false', privacy: 'false', firstSixThousand: 'false' };

async function checkCard(deps: Deps, own: OwnRequest, showing: Showing, ticks: Ticks): Promise<Card> {
  const form = formOf(own);
  const { found, mine } = await pupilsNamedIn(deps, own, textsOf(form));
  const words = found.filter((each) => !mustComeOut(each)).map((each) => maybeNameSentence(each, mine));
  const rows = readRows((await sheetOf(deps, own))?.pupils ?? [], londonDate(deps.now()));
  const missing = pagesOf(form).filter((page) => !form[page]);
  const list = await pupilsFor(deps, own);
  const seen = [
    ...(showing.problem === undefined ? [] : [showing.problem]),
    ...missing.map((page) => `${pageName(page)} is not filled in yet.`),
    ...(areComplete(rows, own.profile) ? [] : [submitRefusals.PupilsUnfinished]),
    ...found.filter(mustComeOut).map(mustComeOutSentence),
  ];
  const problems = [...new Set(seen)].map((text) => ({ text }));
  return requestCheckCard({
    ...frameOf(deps, own, 'check', showing),
    hasProblems: problems.length > 0,
    problems,
    sections: requestSections(form, own.request?.pupils?.count ?? 0),
    whoReads: whoReads(isExceptional(own.request, 'check')),
    pupilsLine: list.count === 0 ? sayPupils(0) : enteredBy(list.count, list.enteredBy),
    unsaved: Object.keys(showing.kept)
      .map((page) => pageName(page as PageName))
      .join(', '),
    hasWords: words.length > 0,
    words: [...new Set(words)].map((text) => ({ text })),
    ...questionAndChanges(own),
    ...ticks,
    seen: own.request?.status === 'draft' ? own.request.savedAt : '',
  });
}

/** Any page of the dialog. */
export async function pageDialog(
  deps: Deps,
  own: OwnRequest,
  page: PageName,
  showing: Showing,
  ticks: Ticks = UNTICKED,
): Promise<{ readonly dialog: Dialog }> {
  const title = dialogTitle(own, page);
  switch (page) {
    case 'check':
      return { dialog: { title, card: await checkCard(deps, own, showing, ticks) } };
    case 'pupils': {
      const list = await pupilsFor(deps, own);
      return { dialog: { title, card: pupilsCard(deps, own, list, { ...showing, replacing: false, shown: 0 }) } };
    }
    default:
      return { dialog: { title, card: formPageCard(deps, own, page, showing) } };
  }
}

/** Why the request cannot go to the community, with somewhere else to turn. */
export const stopDialog = (own: OwnRequest, reasons: readonly Stop[]): { readonly dialog: Dialog } => ({
  dialog: {
    title: dialogTitle(own),
    card: requestStopCard({
      communityId: own.community.communityId,
      requestId: own.requestId,
      title: 'The community cannot fund this',
      where: whereOf(own),
      stops: reasons.map((stop) => stopSentences[stop]),
    }),
  },
});
