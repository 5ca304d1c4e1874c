import type { ApprovalCardData } from '../../src/cards/approval';
import { acknowledgeAction, approvalCard, approvalViewAction, openFormAction } from '../../src/cards/approval';
import { pupilsAction } from '../../src/cards/pupils';
import { buttonOf, buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const data: ApprovalCardData = {
  communityId: 'ashdown',
  requestId: 'r1',
  title: 'New approval',
  reference: 'ASH-2627-014',
  school: 'Oakfield Primary (URN 990001)',
  community: 'Ashdown',
  amount: '£6,400',
  lines: [{ label: 'For', value: 'Speech, language and communication' }],
  outcome: 'Agreed on Tuesday 10 November by the community, 5 to 1.',
  conditions: '',
  hasConditions: false,
  reached: 'It reached you the same day (limit: 3 working days, Friday 13 November).',
  payment: 'KCC aims to pay by Tuesday 22 December, subject to the schools’ advance.',
  pupils: '6 pupils: names are not shown here.',
  acknowledged: '',
  isAcknowledged: false,
  notice: '',
  hasNotice: false,
};
const acknowledged = {
  ...data,
  isAcknowledged: true,
  acknowledged: 'Acknowledged by Grace Lindqvist on Wednesday 11 November at 09:15.',
};
const actions = Object.fromEntries(
  [acknowledgeAction, approvalViewAction, openFormAction, pupilsAction].map(({ verb, schema }) => [verb, schema]),
);
const titles = (card: ReturnType<typeof approvalCard>) =>
  buttonsOf(card).flatMap(({ type, title, opensDialog }) => (type === 'Action.Execute' || opensDialog ? [title] : []));

test('keeps to what every card keeps to, also with a thousand letters of conditions', () => {
  expect(faultsOf(approvalCard(data), actions)).toEqual([]);
  const long = {
    ...acknowledged,
    hasConditions: true,
    conditions: 'c'.repeat(1000),
    hasNotice: true,
    notice: 'Before.',
  };
  expect(faultsOf(approvalCard(long), actions)).toEqual([]);
});

test('can be acknowledged until it has been, and then says by whom', () => {
  expect(titles(approvalCard(data))).toEqual(['Acknowledge', 'Open request', 'See pupils', 'Refresh']);
  expect(titles(approvalCard(acknowledged))).toEqual(['Open request', 'See pupils', 'Refresh']);
  expect(wordsOf(approvalCard(data))).not.toContain('Acknowledged by');
  expect(wordsOf(approvalCard(acknowledged))).toContain(acknowledged.acknowledged);
});

test('the form and the pupils open in dialogs', () => {
  expect(buttonOf(approvalCard(data), 'Open request')).toMatchObject({ verb: openFormAction.verb, opensDialog: true });
  expect(buttonOf(approvalCard(data), 'See pupils')).toMatchObject({ verb: pupilsAction.verb, opensDialog: true });
});

test('says the conditions as they were written, or that there are none', () => {
  const card = approvalCard({ ...data, hasConditions: true, conditions: '**A** costed plan.' });
  expect(wordsOf(card)).toContain('Conditions: \n**A** costed plan.');
  expect(wordsOf(card)).not.toContain('No conditions.');
  expect(wordsOf(approvalCard(data))).toContain('No conditions.');
  const blocks = nodesOf(card).filter(({ type }) => type === 'TextBlock');
  expect(JSON.stringify(blocks)).not.toContain('costed');
});

test('says why a press changed nothing', () => {
  expect(wordsOf(approvalCard({ ...data, hasNotice: true, notice: 'Acknowledged before.' }))).toContain(
    'Acknowledged before.',
  );
});
