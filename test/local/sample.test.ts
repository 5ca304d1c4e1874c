import { SAMPLE_PEOPLE } from '../../local/sample/people';
import { mailboxOf } from '../../src/app/person-id';
import { sampleRows } from '../support/register';

describe('the sample communities', () => {
  test('everybody in the register has a seat in the rehearsal room, under the same name, and nobody else', async () => {
    const { people } = await sampleRows();
    const named = [...new Map(people.map((row) => [row.email, row.name]))].sort();
    expect(SAMPLE_PEOPLE.map((person): [string, string] => [person.email, person.name]).sort()).toEqual(named);
  });

  test('no two people share a key or an account', () => {
    for (const field of ['key', 'aadObjectId', 'teamsId', 'email'] as const) {
      expect(new Set(SAMPLE_PEOPLE.map((person) => person[field])).size).toBe(SAMPLE_PEOPLE.length);
    }
  });

  test('a guest is recognised by the mailbox behind the guest address', () => {
    for (const person of SAMPLE_PEOPLE) expect(mailboxOf(person.userPrincipalName ?? '')).toBe(person.email);
  });

  test('nobody and nothing in it can be real', async () => {
    const { people, schools } = await sampleRows();
    expect(people.filter((row) => !row.email.endsWith('.example'))).toEqual([]);
    expect(schools.filter((row) => Number(row.urn) <= 990_000)).toEqual([]);
  });
});
