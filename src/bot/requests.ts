import type { Deps } from '../app/deps';
import type { OwnLive } from '../app/requests';
import { newRequestFor, ownRequest } from '../app/requests';
import { beginChanges } from '../app/change-request';
import { handIn } from '../app/submit-request';
import { hasChanges } from '../domain/request/changes';
import { requestAskedAction } from '../cards/request-asked';
import { requestPageAction, submitRequestAction } from '../cards/request-check';
import { requestExceptionalAction } from '../cards/request-exceptional';
import { weeksToEnd } from '../domain/interim/interim';
import { requestEligibilityAction } from '../cards/request-eligibility';
import { requestNeedAction } from '../cards/request-need';
import { requestPupilsAction } from '../cards/request-pupils';
import { requestSolutionAction } from '../cards/request-solution';
import { changeRequestAction, continueRequestAction, requestStartCard } from '../cards/request-start';
import { requestSupportAction } from '../cards/request-support';
import { londonDate } from '../domain/calendar/dates';
import {
  readAsked,
  readEligibility,
  readExceptional,
  readNeed,
  readSolution,
  readSupport,
} from '../domain/request/form';
import { newRequestRoutes } from './new-request';
import { changeRefusals, ownRefusals, submitRefusals } from './refusals/request';
import { handedDialog } from './request-handed';
import { startCardData } from './request-list';
import { pageDialog, stopDialog } from './request-pages';
import { turnPupils } from './request-pupils';
import { NO_REQUESTS, NO_SCHOOL, UNSAVED } from './request-sentences';
import { isFilledIn, pageToGoOnWith, stopsOf, turnPage } from './request-turning';
import type { Route, Word } from './router';
import { open, submit } from './router';
import type { Answer, Turn } from './turn';

type OwnDraft = OwnLive;

/** Finds the request for whoever speaks for its school, or says why not. */
const onOwn =
  <Data extends { communityId: string; requestId: string }>(
    deps: Deps,
    handle: (own: OwnDraft, data: Data, turn: Turn) => Promise<Answer>,
  ) =>
  async (data: Data, turn: Turn): Promise<Answer> => {
    const own = await ownRequest(deps, turn.person.personId, data);
    return own.ok ? handle(own.value, data, turn) : { close: ownRefusals[own.refusal] };
  };

/** The request whose first page was filled in, saved before or not. */
const begunOrNew = (
  deps: Deps,
  by: string,
  { communityId, requestId, urn, start }: { communityId: string; requestId: string; urn: string; start: string },
) =>
  requestId === ''
    ? newRequestFor(deps, by, { communityId, urn, startKey: start })
    : ownRequest(deps, by, { communityId, requestId });

/** The dialog in which a request is made, page by page, and handed in. */
export const requestRoutes = (deps: Deps): Route[] => [
  ...newRequestRoutes(deps),

  open(
    continueRequestAction,
    onOwn(deps, async (own) => {
      if (own.request.status !== 'draft') return handedDialog(deps, own, own.request);
      // an old card's Continue, pressed after the draft was handed in and only opened for changes
      if (own.open && !hasChanges(own.open)) return handedDialog(deps, own, own.open);
      const stops = stopsOf(own);
      if (stops.length > 0) return stopDialog(own, stops);
      return pageDialog(deps, own, pageToGoOnWith(own.request), { from: 'form', kept: {} });
    }),
  ),

  open(
    changeRequestAction,
    onOwn(deps, async (own, name, { person }) => {
      const begun = await beginChanges(deps, own);
      if (!begun.ok) return { close: changeRefusals[begun.refusal] };
      const now = await ownRequest(deps, person.personId, name);
      if (!now.ok) return { close: ownRefusals[now.refusal] };
      return pageDialog(deps, now.value, 'check', { from: 'form', kept: {} });
    }),
  ),

  submit(
    requestExceptionalAction,
    async ({ communityId, requestId, urn, start, key, from, go, kept, ...typed }, { person }) => {
      const own = await begunOrNew(deps, person.personId, { communityId, requestId, urn, start });
      if (!own.ok) return { close: ownRefusals[own.refusal] };
      return turnPage(deps, own.value, 'exceptional', { key, from, go, kept }, typed, readExceptional(typed), start);
    },
  ),

  submit(
    requestEligibilityAction,
    async ({ communityId, requestId, urn, start, key, from, go, kept, ...typed }, { person }) => {
      const own = await begunOrNew(deps, person.personId, { communityId, requestId, urn, start });
      if (!own.ok) return { close: ownRefusals[own.refusal] };
      return turnPage(deps, own.value, 'eligibility', { key, from, go, kept }, typed, readEligibility(typed), start);
    },
  ),

  submit(
    requestNeedAction,
    onOwn(deps, async (own, { key, from, go, kept, need, reason, outcomes, measures }) => {
      const typed = { need, reason, outcomes, measures };
      return turnPage(deps, own, 'need', { key, from, go, kept }, typed, readNeed(typed, own.profile));
    }),
  ),

  submit(
    requestSupportAction,
    onOwn(deps, async (own, { key, from, go, kept, tried }) =>
      turnPage(deps, own, 'support', { key, from, go, kept }, { tried }, readSupport({ tried })),
    ),
  ),

  submit(
    requestSolutionAction,
    onOwn(deps, async (own, { key, from, go, kept, solution }) =>
      turnPage(deps, own, 'solution', { key, from, go, kept }, { solution }, readSolution({ solution })),
    ),
  ),

  submit(
    requestAskedAction,
    onOwn(deps, async (own, { key, from, go, kept, category, amount, start, end, openEnded, review }, { now }) => {
      const typed = { category, amount, start, end, openEnded, review };
      const weeks = weeksToEnd(own.request.form, own.profile);
      return turnPage(deps, own, 'asked', { key, from, go, kept }, typed, readAsked(typed, londonDate(now), weeks));
    }),
  ),

  submit(
    requestPupilsAction,
    onOwn(deps, async (own, { replacing, ...press }) =>
      turnPupils(deps, own, { ...press, replacing: replacing === 'true' }),
    ),
  ),

  submit(
    requestPageAction,
    onOwn(deps, async (own, { page, kept, drop }) => {
      if (own.request.status !== 'draft') return handedDialog(deps, own, own.request);
      const from = isFilledIn(own.request) ? 'check' : 'form';
      return pageDialog(deps, own, page, { from, kept: drop ? {} : kept });
    }),
  ),

  submit(
    submitRequestAction,
    onOwn(deps, async (own, { key, seen, kept, notNames, delegated, privacy, firstSixThousand }, { chat }) => {
      const ticks = { notNames, delegated, privacy, firstSixThousand };
      const isDraft = own.request.status === 'draft';
      if (isDraft && Object.keys(kept).length > 0)
        return pageDialog(deps, own, 'check', { from: 'form', kept, problem: UNSAVED }, ticks);
      const attested = {
        notNames: notNames === 'true',
        delegated: delegated === 'true',
        privacy: privacy === 'true',
        firstSixThousand: firstSixThousand === 'true',
      };
      const handed = await handIn(deps, own, { attested, seen, key });
      if (handed.ok) {
        const { request, fresh } = handed.value;
        return handedDialog(deps, { ...own, request }, request, {
          post: fresh && chat.kind === 'personal',
          changed: own.open !== null,
        });
      }
      const current = await ownRequest(deps, own.actor.personId, {
        communityId: own.community.communityId,
        requestId: own.requestId,
      });
      if (!current.ok) return { close: ownRefusals[current.refusal] };
      if (current.value.request.status !== 'draft') return handedDialog(deps, current.value, current.value.request);
      const problem = submitRefusals[handed.refusal];
      return pageDialog(deps, current.value, 'check', { from: 'form', kept: {}, problem }, ticks);
    }),
  ),
];

/** `request` begins one or goes on with one; `my requests` also shows what was handed in. */
export const requestWords = (deps: Deps): Word[] => [
  {
    word: 'request',
    help: 'Make a request for your school, or go on with one',
    where: 'personal',
    answer: async (turn) => {
      const data = await startCardData(deps, turn, 'new');
      return [data ? { show: requestStartCard(data) } : { say: NO_SCHOOL }];
    },
  },
  {
    word: 'my requests',
    help: 'See your school’s requests and where they stand',
    where: 'personal',
    answer: async (turn) => {
      const data = await startCardData(deps, turn, 'handed');
      if (!data) return [{ say: NO_SCHOOL }];
      return [data.hasDrafts || data.hasHanded ? { show: requestStartCard(data) } : { say: NO_REQUESTS }];
    },
  },
];
