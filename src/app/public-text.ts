import type { Community, CommunityId } from '../domain/community/community';
import { ONLY } from '../domain/documents';
import { mustComeOut, namesIn } from '../domain/request/names';
import type { Meeting } from '../domain/meeting/meeting';
import { requestItems } from '../domain/meeting/meeting';
import type { Request, RequestId } from '../domain/request/request';
import { isHandedIn, pupilsSheetName } from '../domain/request/request';
import type { Deps } from './deps';

/**
 * Whether a text that other schools will read names one of the request's pupils in full, or gives a date of birth
 * (R152, R159). Only that it does is told: whoever typed it learns nothing they had not written.
 */
export async function namesAPupil(
  { store, identities }: Pick<Deps, 'store' | 'identities'>,
  communityId: CommunityId,
  requestId: RequestId,
  ...texts: readonly string[]
): Promise<boolean> {
  const said = texts.join('\n');
  if (said.trim() === '') return false;
  const [community, request] = await Promise.all([
    store.read(communityId, 'community', ONLY),
    store.read(communityId, 'request', requestId),
  ]);
  return community && request ? namesPupilOf(identities, community.value, request.value, said) : false;
}

async function namesPupilOf(
  identities: Deps['identities'],
  { area }: Community,
  request: Request,
  said: string,
): Promise<boolean> {
  if (!isHandedIn(request)) return false;
  const sheet = await identities.open(area, pupilsSheetName(request.requestId, request.pupils));
  return sheet !== null && namesIn({ need: said }, sheet.pupils).some(mustComeOut);
}

/** The same for a text that belongs to no request: checked against everything handed in and not decided yet. */
export async function namesAnyPupil(
  { store, identities }: Pick<Deps, 'store' | 'identities'>,
  communityId: CommunityId,
  said: string,
): Promise<boolean> {
  if (said.trim() === '') return false;
  const community = (await store.read(communityId, 'community', ONLY))?.value;
  if (!community) return false;
  const open = (await store.list(communityId, 'request')).filter(({ status }) => status === 'submitted');
  const found = await Promise.all(open.map((request) => namesPupilOf(identities, community, request, said)));
  return found.some(Boolean);
}

/** The same for a text about a whole meeting: no pupil of any request on it may be named. */
export async function namesAPupilOf(
  deps: Pick<Deps, 'store' | 'identities'>,
  communityId: CommunityId,
  meeting: Meeting,
  ...texts: readonly string[]
): Promise<boolean> {
  const ids = [...requestItems(meeting).map(({ heading }) => heading), ...meeting.late].map(
    ({ requestId }) => requestId,
  );
  const named = await Promise.all(ids.map((requestId) => namesAPupil(deps, communityId, requestId, ...texts)));
  return named.some((each) => each);
}
