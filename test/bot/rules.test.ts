import { announce } from '../../src/app/notifications';
import { personIdOf } from '../../src/app/person-id';
import { changeRulesRoutes } from '../../src/bot/change-rules';
import { renderer } from '../../src/bot/render';
import { rulesRoutes, rulesWords } from '../../src/bot/rules';
import { choicesOf, labelOf, saySetting } from '../../src/bot/rules-words';
import { localDate } from '../../src/domain/calendar/dates';
import { ONLY } from '../../src/domain/documents';
import { defaultProfile, defaultRules, profileOn } from '../../src/domain/profile';
import { ALL_SETTINGS, GROUPS, settingsIn } from '../../src/domain/rules/settings';
import { buttonOf, inputsOf, wordsOf } from '../support/cards';
import type { TestDeps } from '../support/deps';
import { testDeps } from '../support/deps';
import { cardIn, run, sentenceIn, turnOf } from '../support/turns';

const REP = 'amara.osei@oakfield.example';
const CHAIR = 'helen.ward@chairs.example';
const CLERK = 'joe.marsh@council.example';
const OFFICER = 'grace.lindqvist@council.example';
const OTHER_OFFICER = 'omar.haddad@council.example';
const ADMINISTRATOR = 'callum.reid@council.example';
const OBSERVER = 'ingrid.solheim@rowan-house.example';
const BOARD = 'beatrice.lowe@council.example';
const ELSEWHERE = 'lucia.ferraro@saltmarsh-primary.example';

let deps: TestDeps;
beforeEach(async () => {
  deps = await testDeps();
});
afterEach(() => deps.close());

const routes = () => [...rulesRoutes(deps), ...changeRulesRoutes(deps)];
const ASHDOWN = { communityId: 'ashdown' };
const read = (email: string) => run(routes(), 'press', 'rules', ASHDOWN, turnOf(email));
const submit = (email: string, verb: string, data: object, kind: 'personal' | 'channel' = 'personal') =>
  run(routes(), 'submit', verb, { ...ASHDOWN, ...data }, turnOf(email, kind));
const stored = async () => (await deps.store.read('ashdown', 'rules', ONLY))?.value ?? defaultRules;
const onDay = async (day: string) => profileOn(await stored(), localDate(day));

/** The voting page with another value, as an administrator sends it. */
const page = { group: 'voting', seen: 1, from: '2026-11-09', note: 'Agreed with the chairs.', requesterVotes: 'true' };
const save = (over: object = {}, email = ADMINISTRATOR) => submit(email, 'save-rules', { ...page, key: 'k1', ...over });

async function makeAdministrator(email: string): Promise<void> {
  const person = await deps.directory.person(personIdOf(email));
  if (!person) throw new Error(`No ${email}`);
  const role = { role: 'administrator', area: null, from: localDate('2025-09-01'), to: null } as const;
  await deps.directory.savePerson({ ...person.value, kcc: [...person.value.kcc, role] }, person.etag);
}

describe('reading the rules', () => {
  test.each([REP, CHAIR, CLERK, OFFICER])(
    '%s reads every one in plain words, and cannot change them',
    async (email) => {
      const card = cardIn(await read(email));
      const words = wordsOf(card);
      for (const setting of ALL_SETTINGS) expect(words).toContain(saySetting(setting, defaultProfile));
      expect(words).toContain('Version 1, in force since 1 September 2025');
      expect(words).not.toContain('Change the rules');
    },
  );

  test('an administrator has the button that changes them', async () => {
    expect(buttonOf(cardIn(await read(ADMINISTRATOR)), 'Change the rules').opensDialog).toBe(true);
  });

  test.each([OBSERVER, BOARD, ELSEWHERE])('%s is told whose they are', async (email) => {
    expect(sentenceIn(await read(email))).toMatch(/^The rules of a community are for/);
  });

  test('whoever has several communities chooses one, or names it', async () => {
    const word = (rest: string) => rulesWords(deps)[0]?.answer(turnOf(ADMINISTRATOR), rest);
    expect(wordsOf(cardIn((await word(''))?.[0]))).toContain('Saltmarsh');
    expect(wordsOf(cardIn((await word('saltmarsh'))?.[0]))).toContain('Rules · Saltmarsh');
  });
});

describe('the dialog', () => {
  test.each(GROUPS.filter((group) => settingsIn(group).length > 0))(
    '%s: every setting of the group is asked for, with its value of today',
    async (group) => {
      const card = cardIn(await submit(ADMINISTRATOR, 'choose-rules-group', { group }));
      const inputs = inputsOf(card);
      for (const setting of settingsIn(group)) {
        expect(inputs[setting]).toBeDefined();
        expect(wordsOf(card)).toContain(labelOf(setting));
        if (choicesOf(setting).length > 0)
          expect(choicesOf(setting).map(({ value }) => value)).toContain(inputs[setting]);
      }
      expect(inputs.from).toBe('2026-11-05');
    },
  );

  test('opens with the choice of a group, and asks again when none was chosen', async () => {
    const opened = await run(routes(), 'open', 'open-change-rules', ASHDOWN, turnOf(ADMINISTRATOR));
    expect(wordsOf(cardIn(opened))).toContain('Which rules?');
    expect(wordsOf(cardIn(await submit(ADMINISTRATOR, 'choose-rules-group', {})))).toContain('choose which rules');
  });

  test('shows before and after, and saves nothing yet', async () => {
    const words = wordsOf(cardIn(await submit(ADMINISTRATOR, 'check-rules', page)));
    expect(words).toContain('Before: A school does not vote on its own request; this is shown.');
    expect(words).toContain('After: A school may vote on its own request.');
    expect(await stored()).toEqual(defaultRules);
  });

  test.each([
    [{ quorumPercent: 'half' }, 'A whole number from 1 to 100.'],
    [{ quorum: 'sometimes' }, 'Choose one of these.'],
    [{ from: '' }, 'the first day is missing'],
    [{ from: '2026-11-04' }, 'the first day is past'],
    [{ note: '' }, 'say why the rules change'],
    [{ requesterVotes: 'false' }, 'nothing to change'],
  ])('%j comes back with what was typed and the reason', async (over, why) => {
    const card = cardIn(await submit(ADMINISTRATOR, 'check-rules', { ...page, ...over }));
    expect(wordsOf(card)).toContain(why);
    expect(inputsOf(card)).toMatchObject({ requesterVotes: 'true', ...over });
  });

  test('Back shows the page as it was typed', async () => {
    expect(inputsOf(cardIn(await submit(ADMINISTRATOR, 'mend-rules', page)))).toMatchObject({
      requesterVotes: 'true',
      quorum: 'advisory',
      note: page.note,
    });
  });
});

describe('changing the rules', () => {
  test('makes a new version that counts from its first day (R142)', async () => {
    expect(sentenceIn(await save())).toBe(
      'Version 2 counts from 9 November 2026. The chair and the clerk of Ashdown are told.',
    );
    expect((await onDay('2026-11-08')).requesterVotes).toBe(false);
    expect(await onDay('2026-11-09')).toMatchObject({ version: 2, requesterVotes: true, requestWords: 250 });
    const words = wordsOf(cardIn(await read(REP)));
    expect(words).toContain('From 9 November 2026, version 2:');
    expect(words).toContain('Callum Reid');
    expect(words).toContain('Agreed with the chairs.');
  });

  test('the same press twice makes one version, whether or not it counts already', async () => {
    for (const from of ['2026-11-05', '2026-11-09']) {
      const seen = (await stored()).versions.length + 1;
      const over = { from, seen, requesterVotes: from === '2026-11-05' ? 'true' : 'false', key: from };
      await save(over);
      expect(sentenceIn(await save(over))).toBe('This change was made before. Nothing has changed.');
    }
    expect((await stored()).versions.map(({ version }) => version)).toEqual([2, 3]);
  });

  test.each([REP, CHAIR, CLERK, OFFICER])('%s cannot, with any page of the dialog', async (email) => {
    const sent = [
      () => run(routes(), 'open', 'open-change-rules', ASHDOWN, turnOf(email)),
      () => submit(email, 'choose-rules-group', { group: 'voting' }),
      () => submit(email, 'check-rules', page),
      () => submit(email, 'mend-rules', page),
      () => save({}, email),
    ];
    for (const send of sent) expect(sentenceIn(await send())).toMatch(/^Only KCC’s administrators/);
    expect(await stored()).toEqual(defaultRules);
  });

  test('a forged page takes no setting of another group, nor a value the rules cannot have', async () => {
    await save({ requestWords: '2000' });
    expect(await onDay('2026-11-09')).toMatchObject({ requesterVotes: true, requestWords: 250 });
    expect(wordsOf(cardIn(await save({ key: 'k2', seen: 2, quorumPercent: '0' })))).toContain('A whole number from 1');
    expect((await stored()).versions).toHaveLength(1);
  });

  test('an old page is told of the other administrator’s change, and covers nothing over', async () => {
    await makeAdministrator(OTHER_OFFICER);
    await save({ from: '2026-11-05' });
    const late = { group: 'voting', seen: 1, from: '2026-11-05', note: 'Half.', requesterVotes: 'false' };
    const again = cardIn(await save({ ...late, quorumPercent: '50', key: 'k2' }, OTHER_OFFICER));
    expect(wordsOf(again)).toContain('another administrator changed the rules');
    expect(inputsOf(again)).toMatchObject({ quorumPercent: '50', requesterVotes: 'true' });
    await save({ ...inputsOf(again), group: 'voting', seen: 2, key: 'k3' }, OTHER_OFFICER);
    expect(await onDay('2026-11-05')).toMatchObject({ version: 3, requesterVotes: true, quorumPercent: 50 });
  });

  test('of two administrators who press at the same moment one makes the version, the other is told', async () => {
    await makeAdministrator(OTHER_OFFICER);
    const answers = await Promise.all([save(), save({ key: 'k2', note: 'Mine.' }, OTHER_OFFICER)]);
    const told = answers.filter((answer) => 'dialog' in answer);
    expect(told).toHaveLength(1);
    expect(wordsOf(cardIn(told[0]))).toContain('another administrator changed the rules');
    expect((await stored()).versions).toHaveLength(1);
  });

  test('chair, acting chair and clerk are told what changes, from when and why', async () => {
    await save();
    const [event] = (await deps.store.events('ashdown')).filter((each) => each.event.type === 'RulesChanged');
    if (!event) throw new Error('No event');
    const told = await announce(deps, event);
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      [CHAIR, 'david.okafor@chairs.example', CLERK].map((email) => `person:${personIdOf(email)}`).sort(),
    );
    const notice = { type: 'rulesChanged', communityId: 'ashdown', version: 2 } as const;
    const message = await renderer(deps)(notice, `person:${personIdOf(CHAIR)}`);
    const words = wordsOf(message as never);
    expect(words).toContain('The rules of Ashdown change from 9 November 2026');
    expect(words).toContain('A school may vote on its own request.');
    expect(words).toContain('Why: Agreed with the chairs.');
  });
});
