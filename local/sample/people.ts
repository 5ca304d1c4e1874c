import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { RoomPerson } from '../teams/wire';

/** The sample register, ready to import: two communities, their schools, people and budgets. All of it is fictional. */
export const SAMPLE_REGISTER = join(__dirname, 'register');

/** The council's tenant; the schools' people are guests in it. */
export const SAMPLE_TENANT = '5a3b1f60-0000-4000-8000-00000000c0c0';
const HOST = 'council-sample.example';

/** An id that is the same at every start, in the form Entra gives them. */
function objectIdOf(key: string): string {
  const hex = createHash('sha256').update(`sample person ${key}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function person(key: string, name: string, email: string, about: string): RoomPerson {
  const isGuest = !email.endsWith('@council.example');
  return {
    key,
    name,
    email,
    tenantId: SAMPLE_TENANT,
    aadObjectId: objectIdOf(key),
    teamsId: `29:1-sample-${key}`,
    about,
    userPrincipalName: isGuest ? `${email.replace('@', '_')}#EXT#@${HOST}` : email,
  };
}

/** Everybody in the sample register, with what the register does not say: what they do, and their Microsoft account. */
export const SAMPLE_PEOPLE: readonly RoomPerson[] = [
  person('amara', 'Amara Osei', 'amara.osei@oakfield.example', 'SENCo, Oakfield Primary'),
  person('joe', 'Joe Marsh', 'joe.marsh@council.example', 'Clerk of Ashdown and Saltmarsh'),
  person('helen', 'Helen Ward', 'helen.ward@chairs.example', 'Chair of Ashdown'),
  person('grace', 'Grace Lindqvist', 'grace.lindqvist@council.example', 'High Needs Funding officer, East'),
  person('priya', 'Priya Raman', 'priya.raman@hilltop.example', 'SENCo, Hilltop Academy'),
  person('tom', 'Tom Whitlock', 'tom.whitlock@oakfield.example', 'Headteacher, Oakfield Primary'),
  person('marek', 'Marek Nowak', 'marek.nowak@brookside.example', 'SENCo, Brookside Primary'),
  person('siobhan', 'Siobhán Kelly', 'siobhan.kelly@st-ebbas.example', "SENCo, St Ebba's CE Primary"),
  person(
    'mei-ling',
    'Mei-Ling Chan',
    'mei-ling.chan@larkfield-fernhill.example',
    'SENCo, Larkfield Junior and Fernhill Infant',
  ),
  person('yusuf', 'Yusuf Demir', 'yusuf.demir@marsh-lane.example', 'SENCo, Marsh Lane Primary'),
  person('adaeze', 'Adaeze Nwosu', 'adaeze.nwosu@westbrook.example', 'SENCo, Westbrook High'),
  person('ruth', 'Ruth Abrams', 'ruth.abrams@pebble-bay.example', 'SENCo, Pebble Bay Primary'),
  person('ingrid', 'Ingrid Solheim', 'ingrid.solheim@rowan-house.example', 'Deputy head, Rowan House School: observer'),
  person('david', 'David Okafor', 'david.okafor@chairs.example', 'Acting chair of Ashdown'),
  person('margaret', 'Margaret Teague', 'margaret.teague@chairs.example', 'Chair of Saltmarsh'),
  person('lucia', 'Lucia Ferraro', 'lucia.ferraro@saltmarsh-primary.example', 'SENCo, Saltmarsh Primary'),
  person('daniel', 'Daniel Mensah', 'daniel.mensah@harbour-view.example', 'SENCo, Harbour View Academy'),
  person('hannah', 'Hannah Price', 'hannah.price@tern-island.example', 'SENCo, Tern Island CE Primary'),
  person('anjali', 'Anjali Desai', 'anjali.desai@quayside.example', 'SENCo, Quayside Primary'),
  person('omar', 'Omar Haddad', 'omar.haddad@council.example', 'High Needs Funding officer, East (cover)'),
  person('beatrice', 'Beatrice Lowe', 'beatrice.lowe@council.example', 'Area Board reader, East'),
  person('callum', 'Callum Reid', 'callum.reid@council.example', 'KCC administrator'),
];
