import { settingsFor } from '../../local/playground';
import { SAMPLE_PEOPLE } from '../../local/sample/people';

type Settings = Readonly<Record<string, unknown>>;

test.each(SAMPLE_PEOPLE.map((person) => [person.name, person] as const))(
  'in the playground one is %s, by account and address, with five others',
  (_, person) => {
    const settings = JSON.parse(settingsFor(person)) as Settings;
    const { email, aadObjectId, tenantId, teamsId } = person;
    expect(settings).toMatchObject({ tenantId, currentUser: { id: teamsId, email, aadObjectId } });
    expect(settings.users).toHaveLength(5);
    expect(JSON.stringify(settings.users)).not.toContain(aadObjectId);
  },
);
