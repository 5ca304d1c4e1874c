import type { RulesSheet } from '../app/change-rules';
import { rulesSheet } from '../app/change-rules';
import type { Deps } from '../app/deps';
import { nameOf } from '../app/requests';
import type { RulesCardData } from '../cards/rules';
import { rulesAction, rulesCard } from '../cards/rules';
import { addDays, londonDate, londonTime } from '../domain/calendar/dates';
import { sayDate, sayMoment } from '../domain/calendar/say';
import type { PersonId } from '../domain/community/community';
import type { Rules, RulesVersion } from '../domain/profile';
import { profileOn } from '../domain/profile';
import { differing, isReplaced } from '../domain/rules/change';
import { GROUPS, settingsIn } from '../domain/rules/settings';
import type { LocalDate } from '../domain/calendar/dates';
import type { Route, Word } from './router';
import { press } from './router';
import { rulesRefusals } from './refusals/rules';
import { GROUP_TITLES, saySetting } from './rules-words';
import type { Answer } from './turn';
import { watchedOne } from './watched';

const MOST_HISTORY = 5;
const lines = (texts: readonly string[]) => texts.map((text) => ({ text }));

/** What each version still to come changes, against what counts the day before it. */
const plannedIn = (rules: Rules, today: LocalDate): RulesCardData['planned'] =>
  rules.versions
    .filter((version) => version.from > today && !isReplaced(rules, version))
    .map(({ version, from }) => {
      const after = profileOn(rules, from);
      const changed = differing(profileOn(rules, addDays(from, -1)), after);
      return {
        title: `From ${sayDate(from)}, version ${version}:`,
        lines: lines(changed.map((setting) => saySetting(setting, after))),
      };
    });

async function historyOf(deps: Deps, { community, rules }: RulesSheet): Promise<RulesCardData['history']> {
  const newest = rules.versions.slice(-MOST_HISTORY).reverse();
  return Promise.all(
    newest.map(async (version: RulesVersion) => {
      const by = await nameOf(deps, community, version.by);
      const replaced = isReplaced(rules, version) ? ', replaced before it came into force' : '';
      return {
        what: `Version ${version.version}, from ${sayDate(version.from)}${replaced}. ${by}, ${sayMoment(version.at)}:`,
        note: version.note,
      };
    }),
  );
}

async function rulesData(deps: Deps, sheet: RulesSheet, notice: string): Promise<RulesCardData> {
  const { community, rules, mayChange } = sheet;
  const today = londonDate(deps.now());
  const profile = profileOn(rules, today);
  const history = await historyOf(deps, sheet);
  return {
    communityId: community.communityId,
    community: community.name,
    inForce: `Version ${profile.version}, in force since ${sayDate(profile.from)}. Every decision names the version it was made under.`,
    notice,
    hasNotice: notice !== '',
    planned: plannedIn(rules, today),
    groups: GROUPS.filter((group) => settingsIn(group).length > 0).map((group) => ({
      title: GROUP_TITLES[group],
      lines: lines(settingsIn(group).map((setting) => saySetting(setting, profile))),
    })),
    hasHistory: history.length > 0,
    history,
    mayChange,
    asOf: `As of ${londonTime(deps.now())}`,
  };
}

/** A community's rules as they are now, for whoever may read them. */
export async function rulesAnswer(deps: Deps, by: PersonId, communityId: string, notice = ''): Promise<Answer> {
  const sheet = await rulesSheet(deps, by, communityId);
  return sheet.ok ? { show: rulesCard(await rulesData(deps, sheet.value, notice)) } : { say: rulesRefusals.NotYours };
}

export const rulesRoutes = (deps: Deps): Route[] => [
  press(rulesAction, async ({ communityId }, { person }) => rulesAnswer(deps, person.personId, communityId)),
];

export const rulesWords = (deps: Deps): Word[] => [
  {
    word: 'rules',
    help: 'the rules your community decides by, in plain words, and since when they count',
    where: 'personal',
    answer: async ({ person }, rest) => {
      const { personId } = person;
      const watched = await watchedOne(deps, personId, rest, 'Rules', rulesAction.verb);
      if (!watched) return [{ say: rulesRefusals.NotYours }];
      return ['communityId' in watched ? await rulesAnswer(deps, personId, watched.communityId) : watched];
    },
  },
];
