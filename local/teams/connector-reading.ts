import { conversationAccount, type Activity } from './activities';
import { isGuest, principalNameOf, teamOf } from './cast';
import { notInRoster, teamsError, type Done, type Gate } from './connector-gate';
import { ok, type Call } from './http';
import type { Stage } from './stage';
import { ROSTERS } from './throttle';
import type { RoomPerson, RoomPlace } from './wire';

type Work = (call: Call) => Done;

/** Whatever a bot can look up: who is there, what meeting it is, which channels a team has. */
export interface ConnectorReading {
  readonly conversation: Work;
  readonly members: Work;
  readonly paged: Work;
  readonly member: Work;
  readonly meeting: Work;
  readonly participant: Work;
  readonly team: Work;
  readonly channels: Work;
}

export const connectorReading = ({ cast, ledger }: Stage, { admit, reachable }: Gate): ConnectorReading => {
  const roster = (call: Call): readonly RoomPerson[] => {
    const { conversation } = reachable(call.params['conversation']);
    admit('roster', ROSTERS);
    return ledger.membersOf(conversation);
  };

  const paged = (call: Call): Done => {
    const everyone = roster(call);
    const from = Number(call.query.get('continuationToken') ?? '0');
    const size = Math.min(Number(call.query.get('pageSize') ?? '200') || 200, 500);
    const until = from + size;
    const members = everyone.slice(from, until).map(account);
    return { reply: ok({ members, ...(until < everyone.length ? { continuationToken: String(until) } : {}) }) };
  };

  const member = (call: Call): Done => {
    const person = cast.personByAccount(call.params['member'] ?? '');
    const here = roster(call).find((other) => other.key === person?.key);
    if (!here) throw teamsError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    return { reply: ok(account(here)) };
  };

  const meetingPlace = (call: Call): RoomPlace & { meeting: NonNullable<RoomPlace['meeting']> } => {
    const place = ledger.places().find((candidate) => candidate.meeting?.id === call.params['meeting']);
    if (!place?.meeting) throw teamsError(404, 'MeetingNotFound', 'Meeting not found.');
    if (!place.botInstalled) throw notInRoster();
    return { ...place, meeting: place.meeting };
  };

  const meeting = (call: Call): Done => {
    const place = meetingPlace(call);
    const organiser = cast.person(place.memberKeys[0] ?? '');
    const { id, title, start, end } = place.meeting;
    const details = {
      id,
      title,
      type: 'Scheduled',
      scheduledStartTime: start,
      scheduledEndTime: end,
      joinUrl: joinUrl(place.id),
      msGraphResourceId: id,
    };
    const conversation = { id: place.id, isGroup: true, conversationType: 'groupChat' };
    return { reply: ok({ details, conversation, ...(organiser ? { organizer: account(organiser) } : {}) }) };
  };

  const participant = (call: Call): Done => {
    const place = meetingPlace(call);
    const person = cast.personByAccount(call.params['participant'] ?? '');
    if (!person || !place.memberKeys.includes(person.key)) {
      throw teamsError(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
    }
    const role = place.memberKeys[0] === person.key ? 'Organizer' : 'Attendee';
    const inMeeting = ledger.state.running.includes(place.id);
    const conversation = { id: place.id, isGroup: true, conversationType: 'groupChat' };
    return { reply: ok({ user: account(person), meeting: { role, inMeeting }, conversation }) };
  };

  const channelsOf = (teamId: string | undefined): readonly RoomPlace[] => {
    const channels = ledger.places().filter((place) => teamOf(place)?.id === teamId);
    if (channels.length === 0) throw teamsError(404, 'TeamNotFound', 'Team not found.');
    if (!channels.some((channel) => channel.botInstalled)) throw notInRoster();
    return channels;
  };
  const team = (call: Call): Done => {
    const channels = channelsOf(call.params['team']);
    const memberCount = new Set(channels.flatMap((channel) => channel.memberKeys)).size;
    const [first] = channels;
    return { reply: ok({ ...(first && teamOf(first)), type: 'standard', memberCount, channelCount: channels.length }) };
  };
  const channels = (call: Call): Done => ({
    reply: ok({
      conversations: channelsOf(call.params['team']).map(({ id, name }) => ({ id, name, type: 'standard' })),
    }),
  });

  const conversation = (call: Call): Done => {
    const place = reachable(call.params['conversation']);
    return { reply: ok(conversationAccount(place.conversation, ledger.tenantOf(place.conversation), place.thread)) };
  };

  const members = (call: Call): Done => ({ reply: ok(roster(call).map(account)) });

  return { conversation, members, paged, member, meeting, participant, team, channels };
};

export const joinUrl = (placeId: string): string =>
  `https://teams.example/l/meetup-join/${encodeURIComponent(placeId)}/0`;

const account = (person: RoomPerson): Activity => {
  const [givenName = person.name, ...rest] = person.name.split(' ');
  return {
    id: person.teamsId,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: principalNameOf(person),
    tenantId: person.tenantId,
    userRole: isGuest(person) ? 'guest' : 'user',
  };
};
