import { adviceCard } from '../../src/cards/advice';
import { consultAction, consultCard, openConsultAction } from '../../src/cards/consult';
import type { Card } from '../../src/cards/define';
import type { ExceptionalCardData } from '../../src/cards/exceptional';
import { exceptionalAction, exceptionalCard, leaveForMeetingAction } from '../../src/cards/exceptional';
import { giveAdviceAction, giveAdviceCard, openAdviceAction } from '../../src/cards/give-advice';
import type { InterimDecisionCardData } from '../../src/cards/interim-decision';
import { decideInterimAction, interimDecisionCard, openInterimAction } from '../../src/cards/interim-decision';
import { interimVoteAction, interimVoteCard } from '../../src/cards/interim-vote';
import {
  newExceptionalAction,
  requestExceptionalAction,
  requestExceptionalCard,
} from '../../src/cards/request-exceptional';
import { openAsideAction } from '../../src/cards/step-aside';
import { readRequestAction } from '../../src/cards/request-view';
import { buttonsOf, faultsOf, inputsOf, nodesOf, wordsOf } from '../support/cards';
import { box, fullFrame, longest, wrong } from './request-pages';

const actions = Object.fromEntries(
  [
    ...[exceptionalAction, leaveForMeetingAction, openInterimAction, decideInterimAction, openConsultAction],
    ...[consultAction, openAdviceAction, giveAdviceAction, interimVoteAction, readRequestAction],
    ...[newExceptionalAction, requestExceptionalAction, openAsideAction],
  ].map(({ verb, schema }) => [verb, schema]),
);

const on = { communityId: 'ashdown', requestId: 'r0c0ffee0c0ffee0c0ffe' };
const key = '0c0ffee0-0000-4000-8000-000000000001';
const where = 'St Ebba’s and Saint Swithun’s Church of England Primary School · Ashdown community';
const long = longest(600);
const wrongly = { hasProblem: true, problem: 'this one' };

const office: ExceptionalCardData = {
  ...on,
  key,
  title: 'Exceptional request ASH-2627-014',
  where,
  notice: 'Nobody has decided yet.',
  hasNotice: true,
  chairedBy: 'Helen Ward has an interest in this request. David Rowe, acting chair, chairs it.',
  hasChairedBy: true,
  mayStepAside: true,
  state: 'Waits for the chair',
  ground: 'A Tribunal order',
  whyNow: long,
  asked: 'Behaviour support · £6,400',
  warning: 'Another authority',
  hasWarning: true,
  budget: 'Budget now £186,200',
  hasBudget: true,
  consulted: Array.from({ length: 14 }, () => ({ who: where, said: `Supports it: ${longest(500)}` })),
  hasConsulted: true,
  consultRule: 'Above £5,000',
  hasConsultRule: true,
  decision: '£4,200',
  hasDecision: true,
  reason: longest(500),
  hasReason: true,
  next: 'KCC has it.',
  mayDecide: true,
  mustConsult: true,
  mayConsult: true,
  asOf: 'As of 14:05',
};
const decision: InterimDecisionCardData = {
  ...{ ...on, ...wrongly, key, how: 'agree', isAgree: true, title: 'Agree ASH-2627-014 as interim', where },
  ...{ asked: 'Asked for', what: 'When you agree', budget: 'Budget left', amount: '6400', start: '2026-11-09' },
  ...{ end: '2026-11-24', latest: 'At the latest', reason: long, readers: 'The school', button: 'Agree as interim' },
};

const cards = {
  office: exceptionalCard(office),
  agree: interimDecisionCard(decision),
  decline: interimDecisionCard({ ...decision, how: 'decline', isAgree: false, button: 'Do not agree' }),
  consult: consultCard({
    ...{ ...on, ...wrongly, key, heading: 'ASH-2627-014', rule: 'To agree more', people: '' },
    choices: Array.from({ length: 30 }, (_, index) => ({ title: where, value: `p${index}` })),
  }),
  advice: adviceCard({
    ...{
      ...on,
      title: 'The chair asks',
      where,
      notice: 'Look',
      hasNotice: true,
      what: 'It cannot wait',
      ground: 'Order',
    },
    ...{ whyNow: long, asked: 'Behaviour', answer: 'You support it', hasAnswer: true, note: long, hasNote: true },
    mayAnswer: true,
  }),
  giveAdvice: giveAdviceCard({ ...on, ...wrongly, title: 'Your view', where, supports: '', note: long }),
  vote: interimVoteCard({
    ...{
      ...on,
      ...wrongly,
      meetingId: '2026-11-10',
      number: 1,
      heading: 'Interim decision',
      where,
      stands: 'As it stands',
    },
    ...{ budget: 'Budget', kind: 'confirm', end: '2026-11-24', amount: '6400', quorum: 'Present', quorumShort: true },
    withoutQuorum: '',
  }),
  page: requestExceptionalCard({
    ...fullFrame,
    ...{
      urn: '990001',
      start: 'key',
      grounds: [{ title: 'One', value: 'one' }],
      ground: wrong('Choose'),
      whyNow: box(),
    },
  }),
} satisfies Record<string, Card>;

test.each(Object.entries(cards))('%s keeps to what every card keeps to', (_, card) => {
  expect(faultsOf(card, actions)).toEqual([]);
});

test('the chair meets why it cannot wait before what is asked, and three prominent buttons', () => {
  const words = wordsOf(cards.office);
  expect(words.indexOf('A Tribunal order')).toBeLessThan(words.indexOf('Behaviour support'));
  const shown = (cards.office.actions as { title: string; mode?: string }[]).filter(({ mode }) => mode !== 'secondary');
  expect(shown.map(({ title }) => title)).toEqual(['Agree as interim', 'Do not agree', 'Leave for the meeting']);
});

test('who only sees it has nothing to decide with', () => {
  const seen = exceptionalCard({ ...office, mayDecide: false, mustConsult: false, mayConsult: false });
  expect(buttonsOf(seen).map(({ title }) => title)).not.toContain('Agree as interim');
  expect(buttonsOf(seen).map(({ title }) => title)).not.toContain('Consult');
});

test('what people wrote is shown as text, never as Markdown', () => {
  const typed = '**bold** [link](https://evil.example)';
  const card = exceptionalCard({ ...office, whyNow: typed, reason: typed });
  const holding = nodesOf(card).filter(({ text }) => text === typed);
  expect(holding.map(({ type }) => type)).toEqual(['TextRun', 'TextRun']);
});

test('not agreeing asks for a reason and nothing else', () => {
  expect(Object.keys(inputsOf(cards.decline))).toEqual(['reason']);
});
