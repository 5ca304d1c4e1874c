import type { RequestSchoolCardData } from '../../src/cards/request-school';
import { requestSchoolAction, requestSchoolCard } from '../../src/cards/request-school';
import { buttonsOf, faultsOf, inputsOf, wordsOf } from '../support/cards';

const actions = { [requestSchoolAction.verb]: requestSchoolAction.schema };
const data: RequestSchoolCardData = {
  style: 'expanded',
  schools: [
    { urn: '990005', where: 'Larkfield Junior · Ashdown community' },
    { urn: '990006', where: 'Fernhill Infant · Ashdown community' },
  ],
  hasProblem: false,
};

test('the choice of a school keeps to what every card keeps to, with a whole trust of schools too', () => {
  expect(faultsOf(requestSchoolCard(data), actions)).toEqual([]);
  const schools = Array.from({ length: 40 }, (_, index) => ({ urn: `9900${index + 10}`, where: `School ${index}` }));
  expect(faultsOf(requestSchoolCard({ ...data, schools, style: 'compact' }), actions)).toEqual([]);
});

test('its button sends the school chosen, and none is chosen beforehand', () => {
  const card = requestSchoolCard(data);
  expect(inputsOf(card)).toEqual({ urn: '' });
  const sent = { ...inputsOf(card), ...buttonsOf(card)[0]?.data };
  expect(requestSchoolAction.schema.parse(sent)).toEqual({ urn: '' });
});

test('choosing nothing is a problem said at the top', () => {
  expect(wordsOf(requestSchoolCard(data))).not.toContain('There is a problem');
  expect(wordsOf(requestSchoolCard({ ...data, hasProblem: true }))).toContain('There is a problem: choose a school.');
});
