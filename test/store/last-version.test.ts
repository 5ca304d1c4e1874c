import { areaStaffSchema, personSchema, placeSchema } from '../../src/store/directory-schemas';
import { documentSchemas } from '../../src/store/schemas';
import { DOCUMENT_VERSION, refuseNewer } from '../../src/store/version';
import documents from './last-version.json';

const directory = { person: personSchema, place: placeSchema, area: areaStaffSchema };
const schemas: Readonly<Record<string, { parse: (state: unknown) => unknown }>> = { ...documentSchemas, ...directory };

test.each(documents.map((document) => [document.id, document] as const))(
  '%s, as an earlier release wrote it, reads and loses nothing',
  (_, { kind, state }) => {
    expect(schemas[kind]?.parse(state)).toMatchObject(state);
  },
);

test('what a newer release wrote is refused, so that it is not saved back poorer', () => {
  refuseNewer({ id: 'award:r1', version: DOCUMENT_VERSION });
  refuseNewer({ id: 'award:r1' });
  expect(() => {
    refuseNewer({ id: 'award:r1', version: DOCUMENT_VERSION + 1 });
  }).toThrow(/Document award:r1 has version \d+, and this release knows \d+: deploy the newer one/);
});
