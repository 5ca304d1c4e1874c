import { ANSWERS, SOURCES } from '../../../src/domain/signposts/answers';
import { answersTo } from '../../../src/domain/signposts/ask';

const asked = (question: string): string[] => answersTo(question, ANSWERS).map((answer) => answer.question);

test.each([
  ['what is PRG?', 'What is the Professional Resources Group?'],
  [
    'do we have to go through the cos before contacting a specialist team directly',
    'Must we ask the community before a service?',
  ],
  ['where is the list of link practitioners', 'Who is our link practitioner?'],
  ['do link practitioners charge', 'What does a link practitioner cost?'],
  ['a child with a hearing impairment', 'How do we reach specialist teachers?'],
  ['is there autism training', 'Where do we get training?'],
  ['LIFT', 'What became of LIFT?'],
  ['do I need this for an EHCNA', 'Is a request needed before an EHC assessment?'],
  ['leaflet for carers and families', 'What do parents need to know?'],
  ['transition to secondary', 'What about pupils who change school?'],
  ['example form', 'Where are the documents?'],
  ['virtual school kent', 'Who speaks for children in care?'],
  ['surgeries', 'Where can a SENCo talk to others?'],
  ['our duties under the equality act', 'What must every school do by law?'],
  ['nursery', 'Can nursery children be funded?'],
  ['a reception child', 'Can Year R be funded?'],
  ['independent schools', 'Which schools are in no community?'],
  ['a pupil from Medway', 'What if another council is responsible?'],
  ['SAF', 'What about specific allocation funding?'],
  ['may we pay for a teaching assistant', 'Can we ask for staff?'],
  ['sixth form', 'Which ages can be funded?'],
])('“%s” finds “%s” first (R169 to R185)', (question, found) => {
  expect(asked(question)[0]).toBe(found);
});

test.each(['weather tomorrow', 'asdf', '', '???', 'can you help me', 'what is the school for'])(
  '“%s” has no answer, and none is made up (R181)',
  (question) => {
    expect(asked(question)).toEqual([]);
  },
);

test('a question asked in its own words, in whatever case, has its one answer', () => {
  for (const { question } of ANSWERS) {
    expect(asked(question.toLowerCase())).toEqual([question]);
    expect(asked(question.toUpperCase().replace('?', ''))).toEqual([question]);
  }
});

test('every answer carries its documents and their dates (R181), and is short enough for a phone', () => {
  for (const { from, answer, keeps } of ANSWERS) {
    expect(from.length).toBeGreaterThan(0);
    for (const name of from) expect(SOURCES[name].asAt).toMatch(/20\d\d$/);
    expect(keeps.length).toBeGreaterThan(0);
    expect(answer.length).toBeLessThan(400);
  }
});

test('every signposting requirement that is text has its answer (R169 to R185)', () => {
  const kept = new Set(ANSWERS.flatMap(({ keeps }) => keeps));
  const signposts = Array.from({ length: 17 }, (_, index) => `R${169 + index}`);
  expect(signposts.filter((each) => !kept.has(each))).toEqual([]);
});
