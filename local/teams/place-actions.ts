import { conversationId } from './activities';
import { joinUrl } from './connector-reading';
import { HttpRefusal } from './http';
import type { Conversation } from './ledger';
import type { Stage } from './stage';
import type { BotAnswer, RoomPerson, RoomPlace } from './wire';

/** What happens to a shared place. Each resolves when the bot has answered. */
export interface PlaceActions {
  readonly addBot: (place: string, by: RoomPerson) => Promise<BotAnswer>;
  readonly removeBot: (place: string, by: RoomPerson) => Promise<BotAnswer>;
  readonly addMember: (place: string, member: RoomPerson, by: RoomPerson) => Promise<BotAnswer | null>;
  readonly removeMember: (place: string, member: RoomPerson, by: RoomPerson) => Promise<BotAnswer | null>;
  /** Teams' own start and end of the meeting; the bot hears of it if it is there. */
  readonly runMeeting: (place: string, running: boolean, by: RoomPerson) => Promise<BotAnswer | null>;
  /** A new channel or meeting chat, for as long as the state is kept. */
  readonly create: (place: RoomPlace) => void;
}

export const createPlaceActions = ({ cast, ledger, line, envelope, now }: Stage): PlaceActions => {
  const here = (id: string, by: RoomPerson): Conversation & { place: RoomPlace } => {
    const place = ledger.place(id);
    if (!place?.memberKeys.includes(by.key))
      throw new HttpRefusal(404, `${by.name} is in no channel or meeting "${id}".`);
    return { id: place.id, kind: place.kind, place };
  };
  const notice = (conversation: Conversation, text: string) => {
    ledger.add({ conversation: conversation.id, thread: null, author: null, text, notice: true });
  };
  const membership = (
    conversation: Conversation & { place: RoomPlace },
    by: RoomPerson,
    change: 'Added' | 'Removed',
    members: readonly unknown[],
  ) =>
    line.deliver(
      envelope(
        by,
        { conversation },
        {
          type: 'conversationUpdate',
          [`members${change}`]: members,
          channelData: {
            ...(conversation.kind === 'channel' ? { eventType: `teamMember${change}` } : {}),
            settings: { selectedChannel: { id: conversation.id, name: conversation.place.name } },
          },
        },
      ),
    );

  const setBot = async (id: string, by: RoomPerson, installed: boolean): Promise<BotAnswer> => {
    const conversation = here(id, by);
    if (conversation.place.botInstalled === installed) {
      throw new HttpRefusal(409, `${cast.bot.name} is ${installed ? 'already' : 'not'} in ${conversation.place.name}.`);
    }
    ledger.changeRoom(() => {
      ledger.state.bots[id] = installed;
    });
    notice(conversation, installed ? `${by.name} added ${cast.bot.name}` : `${by.name} removed ${cast.bot.name}`);
    await line.deliver(
      envelope(by, { conversation }, { type: 'installationUpdate', action: installed ? 'add' : 'remove' }),
    );
    return membership(conversation, by, installed ? 'Added' : 'Removed', [{ id: cast.bot.id }]);
  };

  const setMember = async (
    id: string,
    member: RoomPerson,
    by: RoomPerson,
    isIn: boolean,
  ): Promise<BotAnswer | null> => {
    const conversation = here(id, by);
    const { memberKeys } = conversation.place;
    if (memberKeys.includes(member.key) === isIn) {
      throw new HttpRefusal(409, `${member.name} is ${isIn ? 'already' : 'not'} in ${conversation.place.name}.`);
    }
    ledger.changeRoom(() => {
      ledger.state.members[id] = isIn ? [...memberKeys, member.key] : memberKeys.filter((key) => key !== member.key);
    });
    notice(conversation, isIn ? `${by.name} added ${member.name}` : `${by.name} removed ${member.name}`);
    if (!conversation.place.botInstalled) return null;
    return membership(conversation, by, isIn ? 'Added' : 'Removed', [
      { id: member.teamsId, aadObjectId: member.aadObjectId },
    ]);
  };

  return {
    addBot: (id, by) => setBot(id, by, true),
    removeBot: (id, by) => setBot(id, by, false),
    addMember: (id, member, by) => setMember(id, member, by, true),
    removeMember: (id, member, by) => setMember(id, member, by, false),
    runMeeting: async (id, running, by) => {
      const conversation = here(id, by);
      const { meeting, botInstalled } = conversation.place;
      if (!meeting) throw new HttpRefusal(400, `${conversation.place.name} is not a meeting.`);
      const { state } = ledger;
      if (state.running.includes(id) === running)
        throw new HttpRefusal(409, `The meeting has ${running ? 'already started' : 'not started'}.`);
      ledger.changeRoom(() => {
        state.running = running ? [...state.running, id] : state.running.filter((other) => other !== id);
      });
      notice(conversation, running ? 'Meeting started' : 'Meeting ended');
      return botInstalled
        ? line.deliver(envelope(by, { conversation }, meetingEvent(conversation.place, meeting, running, now())))
        : null;
    },
    create: (place) => {
      if (ledger.find(conversationId({ id: place.id, kind: place.kind, place })))
        throw new HttpRefusal(409, `There is already a place "${place.id}".`);
      ledger.changeRoom(() => ledger.state.madeHere.push(place));
    },
  };
};

const meetingEvent = (place: RoomPlace, meeting: NonNullable<RoomPlace['meeting']>, running: boolean, at: Date) => ({
  type: 'event',
  name: `application/vnd.microsoft.meeting${running ? 'Start' : 'End'}`,
  value: {
    MeetingType: 'Scheduled',
    Title: meeting.title,
    Id: meeting.id,
    JoinUrl: joinUrl(place.id),
    [running ? 'StartTime' : 'EndTime']: at.toISOString(),
  },
});
