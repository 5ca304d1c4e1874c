import { accept, refuse } from '../../src/domain/outcome';

test('a decision is either what happened or the name of the refusal', () => {
  expect(accept('voted')).toEqual({ ok: true, value: 'voted' });
  expect(refuse('VoteNotOpen')).toEqual({ ok: false, refusal: 'VoteNotOpen' });
});
