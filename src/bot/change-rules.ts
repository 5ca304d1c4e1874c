import type { RulesSheet } from '../app/change-rules';
import { changeRules, rulesSheet } from '../app/change-rules';
import type { Deps } from '../app/deps';
import type { SettingInput } from '../cards/change-rules';
import {
  changeRulesCard,
  checkRulesAction,
  chooseGroupAction,
  chooseGroupCard,
  openChangeRulesAction,
} from '../cards/change-rules';
import { mendRulesAction, rulesCheckCard, saveRulesAction } from '../cards/rules-check';
import type { Instant } from '../domain/calendar/dates';
import { londonDate, parseLocalDate } from '../domain/calendar/dates';
import { sayDate, sayDay } from '../domain/calendar/say';
import type { PersonId } from '../domain/community/community';
import type { EventOf } from '../domain/events';
import type { RuleProfile, Settings } from '../domain/profile';
import { profileOn } from '../domain/profile';
import type { RulesChange } from '../domain/rules/change';
import { asSeen, changeRules as decideChange, newestVersion } from '../domain/rules/change';
import type { Group, Setting } from '../domain/rules/settings';
import { GROUPS, inputOf, readSetting, settingsIn } from '../domain/rules/settings';
import type { Route } from './router';
import { open, submit } from './router';
import { rulesAnswer } from './rules';
import { rulesRefusals } from './refusals/rules';
import { choicesOf, GROUP_TITLES, labelOf, rangeOf, saySetting, typedAs } from './rules-words';
import type { Answer } from './turn';

const TITLE = 'Change the rules';

/** A page of the dialog as it was typed. */
type Typed = {
  readonly communityId: string;
  readonly group: Group;
  readonly seen: number;
  readonly from: string;
  readonly note: string;
} & { readonly [S in Setting]?: string | undefined };

interface Problems {
  readonly settings: Partial<Readonly<Record<Setting, string>>>;
  readonly page: string;
}
const NO_PROBLEMS: Problems = { settings: {}, page: '' };

function inputFor(setting: Setting, value: string, problem: string): SettingInput {
  const input = inputOf(setting);
  const isTyped = input.kind === 'number' || input.kind === 'money' || input.kind === 'time';
  return {
    id: setting,
    label: labelOf(setting),
    value,
    hint: rangeOf(input),
    isTyped,
    isChosen: !isTyped,
    choices: choicesOf(setting),
    hasProblem: problem !== '',
    problem,
  };
}

function groupPage({ community }: RulesSheet, problem = ''): Answer {
  const card = chooseGroupCard({
    communityId: community.communityId,
    community: community.name,
    group: '',
    groups: GROUPS.filter((group) => settingsIn(group).length > 0).map((value) => ({
      value,
      title: GROUP_TITLES[value],
    })),
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: TITLE, card, size: 'medium' } };
}

/** The rules on that day as whoever filled in the page saw them. */
const shownTo = ({ seen }: Typed, { rules }: RulesSheet, now: Instant): RuleProfile =>
  profileOn(asSeen(rules, seen), londonDate(now));

function valuesPage(sheet: RulesSheet, now: Instant, typed: Typed, problems = NO_PROBLEMS): Answer {
  const { community } = sheet;
  const shown = shownTo(typed, sheet, now);
  const wrong = settingsIn(typed.group).filter((setting) => problems.settings[setting] !== undefined);
  const problem = problems.page || wrong.map((setting) => `${labelOf(setting)}.`).join(' ');
  const card = changeRulesCard({
    communityId: community.communityId,
    community: community.name,
    group: typed.group,
    title: `${TITLE}: ${GROUP_TITLES[typed.group].toLowerCase()}`,
    seen: typed.seen,
    settings: settingsIn(typed.group).map((setting) =>
      inputFor(setting, typed[setting] ?? typedAs(setting, shown), problems.settings[setting] ?? ''),
    ),
    from: typed.from,
    note: typed.note,
    hasProblem: problem !== '',
    problem,
  });
  return { dialog: { title: TITLE, card, size: 'large' } };
}

/** What is to be different, or what is wrong with it. A value left as its sender saw it is no change. */
function readPage(typed: Typed, shown: RuleProfile): Omit<RulesChange, 'by'> | Problems {
  const problems: Partial<Record<Setting, string>> = {};
  const changes: Partial<Record<Setting, Settings[Setting]>> = {};
  for (const setting of settingsIn(typed.group)) {
    const text = typed[setting] ?? typedAs(setting, shown);
    const value = readSetting(setting, text);
    if (value === null) problems[setting] = rangeOf(inputOf(setting)) || 'Choose one of these.';
    else if (value !== shown[setting]) changes[setting] = value;
  }
  if (Object.keys(problems).length > 0) return { settings: problems, page: '' };
  const from = parseLocalDate(typed.from.trim());
  if (!from) return { settings: {}, page: 'the first day is missing. Choose the day from which the change counts.' };
  return { changes: changes as Partial<Settings>, from, note: typed.note, seen: typed.seen };
}

function checkPage(
  deps: Deps,
  { community, rules }: RulesSheet,
  typed: Typed,
  { from, note, changed, settings, replaces }: EventOf<'RulesChanged'>,
): Answer {
  const before = profileOn(rules, from);
  const card = rulesCheckCard({
    community: community.name,
    from: `from ${sayDay(from)}`,
    note,
    changes: changed.map((setting) => ({
      label: labelOf(setting),
      before: saySetting(setting, before),
      after: saySetting(setting, settings),
    })),
    hasReplaced: replaces.length > 0,
    replaced: `Planned for later and replaced by this: version ${replaces.join(', version ')}. It does not come into force.`,
    saves: { ...sent(typed), verb: saveRulesAction.verb, key: deps.newKey() },
    backs: { ...sent(typed), verb: mendRulesAction.verb },
  });
  return { dialog: { title: TITLE, card, size: 'medium' } };
}

/** The page as its buttons carry it on: only what was there. */
const sent = ({ communityId, group, seen, from, note, ...values }: Typed) => ({
  communityId,
  group,
  seen,
  from,
  note,
  ...Object.fromEntries(Object.entries(values).filter((each): each is [string, string] => each[1] !== undefined)),
});

/** KCC's administrators change a community's rules: what, from when and why; then before and after; then it is done. */
export function changeRulesRoutes(deps: Deps): Route[] {
  async function forAdministrator(
    by: PersonId,
    communityId: string,
    answer: (sheet: RulesSheet) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    const sheet = await rulesSheet(deps, by, communityId);
    if (!sheet.ok) return { close: rulesRefusals[sheet.refusal] };
    if (!sheet.value.mayChange) return { close: rulesRefusals.NotAllowed };
    return answer(sheet.value);
  }

  return [
    open(openChangeRulesAction, async ({ communityId }, { person }) => {
      const answer = await forAdministrator(person.personId, communityId, (sheet) => groupPage(sheet));
      return 'close' in answer ? { say: answer.close } : answer;
    }),

    submit(chooseGroupAction, async ({ communityId, group }, { person, now }) =>
      forAdministrator(person.personId, communityId, (sheet) => {
        if (group === '') return groupPage(sheet, 'choose which rules to change.');
        const seen = newestVersion(sheet.rules);
        return valuesPage(sheet, now, { communityId, group, seen, from: londonDate(now), note: '' });
      }),
    ),

    submit(checkRulesAction, async (typed, { person, now }) =>
      forAdministrator(person.personId, typed.communityId, (sheet) => {
        const change = readPage(typed, shownTo(typed, sheet, now));
        if ('page' in change) return valuesPage(sheet, now, typed, change);
        const outcome = decideChange(sheet.rules, { ...change, by: person.personId }, londonDate(now), now);
        if (!outcome.ok) return again(sheet, now, typed, outcome.refusal);
        const [event] = outcome.value;
        return event?.type === 'RulesChanged' ? checkPage(deps, sheet, typed, event) : { close: MADE_BEFORE };
      }),
    ),

    submit(mendRulesAction, async (typed, { person, now }) =>
      forAdministrator(person.personId, typed.communityId, (sheet) => valuesPage(sheet, now, typed)),
    ),

    submit(saveRulesAction, async ({ key, ...typed }, { person, chat, now }) =>
      forAdministrator(person.personId, typed.communityId, async (sheet) => {
        const change = readPage(typed, shownTo(typed, sheet, now));
        if ('page' in change) return valuesPage(sheet, now, typed, change);
        const { personId } = person;
        const done = await changeRules(deps, personId, typed.communityId, change, key);
        if (!done.ok) {
          if (done.refusal === 'NotAllowed') return { close: rulesRefusals.NotAllowed };
          const current = await rulesSheet(deps, personId, typed.communityId);
          return again(current.ok ? current.value : sheet, now, typed, done.refusal);
        }
        const [event] = done.value.events;
        const close =
          event?.type === 'RulesChanged'
            ? `Version ${event.version} counts from ${sayDate(event.from)}. The chair and the clerk of ${sheet.community.name} are told.`
            : MADE_BEFORE;
        const after = await rulesAnswer(deps, personId, typed.communityId);
        return 'show' in after && chat.kind === 'personal' ? { close, edit: after.show } : { close };
      }),
    ),
  ];
}

const MADE_BEFORE = 'This change was made before. Nothing has changed.';

type PageRefusal = Exclude<keyof typeof rulesRefusals, 'NotYours' | 'NotAllowed'>;

/** The page once more, saying what is wrong. What its sender had not touched is shown as it is by now. */
function again(sheet: RulesSheet, now: Instant, typed: Typed, refusal: PageRefusal): Answer {
  const shown = shownTo(typed, sheet, now);
  const untouched = settingsIn(typed.group).filter((setting) => typed[setting] === typedAs(setting, shown));
  const fresh = { ...typed, ...Object.fromEntries(untouched.map((setting) => [setting, undefined])) };
  const page = { ...fresh, seen: newestVersion(sheet.rules) };
  return valuesPage(sheet, now, page, { settings: {}, page: rulesRefusals[refusal] });
}
