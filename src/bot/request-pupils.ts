import type { Deps } from '../app/deps';
import type { OwnLive } from '../app/requests';
import { enterPupils, pupilsFor } from '../app/requests';
import { MOST_ROWS } from '../cards/request-pupils';
import { londonDate } from '../domain/calendar/dates';
import { pagesOf } from '../domain/request/form';
import type { NamedPupil } from '../domain/request/names';
import type { PupilRow } from '../domain/request/pupils';
import { areComplete, readRows } from '../domain/request/pupils';
import { handedDialog } from './request-handed';
import { dialogTitle, pageDialog, pupilsCard, ROWS_AT_ONCE } from './request-pages';
import { LIST_CHANGED, NO_PUPILS, tooManyPupils } from './request-sentences';
import type { Press } from './request-turning';
import { afterwards, isFilledIn, namingProblems } from './request-turning';
import type { Answer } from './turn';

export interface PupilsPress extends Omit<Press, 'go'> {
  readonly go: 'on' | 'back' | 'more' | 'replace';
  readonly replacing: boolean;
  readonly shown: number;
  readonly version: string;
  readonly rows: readonly NamedPupil[];
}

type OwnDraft = OwnLive;

/** The pupils' page was answered. Names and dates of birth go from here into their own store, and to no other page. */
export async function turnPupils(deps: Deps, own: OwnDraft, press: PupilsPress): Promise<Answer> {
  if (own.request.status !== 'draft') return handedDialog(deps, own, own.request);
  const { from, kept, go, shown, version, key } = press;
  const list = await pupilsFor(deps, own);
  const rows = readRows(press.rows, londonDate(deps.now()));
  const again = (how: {
    rows?: readonly PupilRow[];
    problem?: string;
    shown?: number;
    replacing?: boolean;
  }): Answer => {
    const showing = { from, kept, replacing: press.replacing || (rows.length > 0 && !list.mine), shown, ...how };
    return {
      dialog: { title: dialogTitle(own), card: pupilsCard(deps, own, list, showing) },
    };
  };
  if (go === 'replace') return again({ replacing: true, shown: ROWS_AT_ONCE });
  if (go === 'more') return again({ rows, shown: shown + ROWS_AT_ONCE });

  const most = Math.min(MOST_ROWS, own.profile.pupilsPerRequest);
  if (rows.length === 0) {
    const isColleagues = !list.mine && list.count > 0;
    if (go === 'on' && !isColleagues) return again({ rows, problem: NO_PUPILS });
    return go === 'back' ? before(deps, own, press) : after(deps, own, press);
  }
  if (rows.length > most) return again({ rows, problem: tooManyPupils(most) });
  if (go === 'on' && !areComplete(rows, own.profile)) return again({ rows, problem: unfinished(rows) });

  const saved = await enterPupils(deps, own, { rows, version, key });
  if (!saved.ok && saved.refusal === 'ListChanged') return again({ rows, problem: LIST_CHANGED });
  if (!saved.ok) return afterwards(deps, own);
  const now = { ...own, ...saved.value };
  return go === 'back' ? before(deps, now, press) : after(deps, now, press);
}

/** Says which rows, so that nobody has to search thirty of them. */
function unfinished(rows: readonly PupilRow[]): string {
  const numbers = rows.flatMap(({ problem }, row) => (problem ? [row + 1] : []));
  return `Look at pupil ${numbers.join(', ')}: something is missing or not right there.`;
}

const before = (deps: Deps, own: OwnDraft, { from, kept }: PupilsPress): Promise<Answer> =>
  pageDialog(deps, own, from === 'check' ? 'check' : 'asked', { from: 'form', kept });

/** On to the check, unless a text names one of the pupils: then to that text first. */
async function after(deps: Deps, own: OwnDraft, { kept }: PupilsPress): Promise<Answer> {
  const from = isFilledIn(own.request) ? 'check' : 'form';
  for (const page of pagesOf(own.request.form)) {
    const problems = await namingProblems(deps, own, { [page]: own.request.form[page] });
    if (Object.keys(problems).length > 0) return pageDialog(deps, own, page, { from, kept, problems });
  }
  return pageDialog(deps, own, 'check', { from: 'form', kept });
}
