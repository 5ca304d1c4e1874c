import { openPresenterAction } from '../../src/cards/presenter';
import type { Box, PageFrame } from '../../src/cards/request-page';
import { requestAskedAction } from '../../src/cards/request-asked';
import { requestPageAction, submitRequestAction } from '../../src/cards/request-check';
import { newExceptionalAction, requestExceptionalAction } from '../../src/cards/request-exceptional';
import { requestEligibilityAction } from '../../src/cards/request-eligibility';
import { requestNeedAction } from '../../src/cards/request-need';
import { requestPupilsAction } from '../../src/cards/request-pupils';
import { requestSolutionAction } from '../../src/cards/request-solution';
import { changeRequestAction, continueRequestAction, newRequestAction } from '../../src/cards/request-start';
import { requestSupportAction } from '../../src/cards/request-support';
import { readRequestAction } from '../../src/cards/request-view';
import { openWithdrawAction } from '../../src/cards/withdraw';

/** Every button the request's cards carry. */
export const actions = Object.fromEntries(
  [
    requestEligibilityAction,
    requestNeedAction,
    requestSupportAction,
    requestSolutionAction,
    requestAskedAction,
    requestPupilsAction,
    requestPageAction,
    submitRequestAction,
    newRequestAction,
    newExceptionalAction,
    requestExceptionalAction,
    continueRequestAction,
    changeRequestAction,
    openWithdrawAction,
    readRequestAction,
    openPresenterAction,
  ].map(({ verb, schema }) => [verb, schema]),
);

export const frame: PageFrame = {
  communityId: 'ashdown',
  requestId: 'r0c0ffee0c0ffee0c0ffe',
  key: '0c0ffee0-0000-4000-8000-000000000001',
  from: 'form',
  kept: '',
  hasKept: false,
  title: 'What do you need? Page 2 of 7',
  where: 'Oakfield Primary · Ashdown community',
  canGoBack: true,
  hasProblems: false,
  problems: [],
  hasNotes: false,
  notes: [],
};

export const box = (value = ''): Box => ({ value, problem: '', hasProblem: false });
export const wrong = (problem: string): Box => ({ value: '', problem, hasProblem: true });

/** The frame with everything that may appear on it. */
export const fullFrame: PageFrame = {
  ...frame,
  kept: JSON.stringify({ need: { need: 'kept words' } }),
  hasKept: true,
  hasProblems: true,
  problems: [{ text: 'Look at this' }],
  hasNotes: true,
  notes: [{ text: 'Know this' }],
};

/** As much text as a box takes. */
export const longest = (length: number): string => 'word '.repeat(length / 5);
