import type { ReleaseCardData } from '../../src/cards/release';
import { releaseAction, releaseCard } from '../../src/cards/release';
import { buttonsOf, faultsOf, nodesOf, wordsOf } from '../support/cards';

const data: ReleaseCardData = {
  communityId: 'ashdown',
  requestId: 'r1',
  reference: 'ASH-2627-014',
  school: 'Oakfield Primary',
  community: 'Ashdown',
  amount: '£6,400',
  conditions: 'A [costed](https://example.org) plan.',
  next: 'When you confirm, the approval goes to KCC at once.',
};

test('keeps to what every card keeps to', () => {
  expect(faultsOf(releaseCard(data), { [releaseAction.verb]: releaseAction.schema })).toEqual([]);
});

test('says which conditions, what follows, and asks for one press', () => {
  const words = wordsOf(releaseCard(data));
  expect(words).toContain(data.conditions);
  expect(words).toContain(data.next);
  expect(buttonsOf(releaseCard(data)).map(({ title }) => title)).toEqual(['They are met: send it to KCC']);
});

test('conditions are text, not links', () => {
  const blocks = nodesOf(releaseCard(data)).filter(({ type }) => type === 'TextBlock');
  expect(JSON.stringify(blocks)).not.toContain('example.org');
});
