import type { Actions } from './action/action';
import { evolveActions } from './action/evolve';
import type { Award } from './award/award';
import { evolveAward } from './award/evolve';
import type { Ballot } from './ballot/ballot';
import { evolveBallot } from './ballot/evolve';
import type { Budget } from './budget/budget';
import { evolveBudget } from './budget/evolve';
import type { Community } from './community/community';
import type { CosEvent } from './events';
import type { Declarations } from './interest/declaration';
import { evolveDeclarations } from './interest/evolve';
import { evolveMeeting } from './meeting/evolve';
import type { Meeting } from './meeting/meeting';
import type { Rules } from './profile';
import { evolveRules } from './rules/evolve';
import { evolveCounter, evolveRequest } from './request/evolve';
import type { MinutesState } from './minutes/state';
import { evolveMinutes } from './minutes/state';
import type { Counter, Request } from './request/request';

/** Which conversations a community uses: one channel it posts in, and the meeting chats bound so far. */
export interface Places {
  readonly channel: string | null;
  readonly meetings: readonly string[];
}

/** Everything a community's partition holds as state, by kind. */
export interface Documents {
  community: Community;
  places: Places;
  request: Request;
  counter: Counter;
  meeting: Meeting;
  ballot: Ballot;
  award: Award;
  budget: Budget;
  declarations: Declarations;
  actions: Actions;
  minutes: MinutesState;
  rules: Rules;
}
export type Kind = keyof Documents;

/** Names one state document of a community: its kind and its key within it. */
export interface DocumentName {
  readonly kind: Kind;
  readonly key: string;
}

/** The key of documents a community has one of. */
export const ONLY = 'the';

function evolvePlaces(places: Places | null, event: CosEvent): Places | null {
  if (event.type !== 'PlaceBound') return places;
  const before = places ?? { channel: null, meetings: [] };
  return event.kind === 'channel'
    ? { ...before, channel: event.conversationId }
    : { ...before, meetings: [...before.meetings, event.conversationId] };
}

type Evolve<K extends Kind> = (
  document: Documents[K] | null,
  event: CosEvent,
  key: string,
  communityId: string,
) => Documents[K] | null;

/** How each kind of document follows from events. An event that does not concern the document gives back the same object. */
export const evolve: { readonly [K in Kind]: Evolve<K> } = {
  community: (community) => community,
  places: evolvePlaces,
  request: evolveRequest,
  counter: evolveCounter,
  meeting: evolveMeeting,
  ballot: evolveBallot,
  award: evolveAward,
  budget: evolveBudget,
  declarations: evolveDeclarations,
  actions: evolveActions,
  minutes: evolveMinutes,
  rules: evolveRules,
};

const name = (kind: Kind, key: string | null): DocumentName[] => (key === null ? [] : [{ kind, key }]);

/** The documents an event changes: whoever records it must save all of these with it, in one batch. */
export function changedBy(event: CosEvent): DocumentName[] {
  switch (event.type) {
    case 'PlaceBound':
      return name('places', ONLY);
    case 'RulesChanged':
      return name('rules', ONLY);
    case 'RequestStarted':
    case 'DraftSaved':
    case 'PupilsEntered':
    case 'DraftForgotten':
    case 'DraftPupilsCleared':
    case 'RequestDiscarded':
    case 'ChangesBegun':
    case 'InterimConsulted':
    case 'InterimAdvised':
    case 'InterimEscalated':
    case 'InterimDeclined':
    case 'InterimEndNear':
      return name('request', event.requestId);
    case 'InterimAgreed':
      return [
        ...name('request', event.requestId),
        ...name('award', event.requestId),
        ...name('meeting', event.meetingId),
      ];
    case 'ChairSteppedAside':
      return event.meetingId === null ? name('request', event.requestId) : name('meeting', event.meetingId);
    case 'RequestWithdrawn':
    case 'RequestReturned':
    case 'RequestChanged':
    case 'LeftForMeeting':
      return [...name('request', event.requestId), ...name('meeting', event.meetingId)];
    case 'RequestSubmitted':
      return [...name('request', event.requestId), ...name('counter', event.year), ...name('meeting', event.meetingId)];
    case 'RequestDeferred':
      return [
        ...name('meeting', event.meetingId),
        ...(event.toMeetingId === null ? name('request', event.requestId) : name('meeting', event.toMeetingId)),
      ];
    case 'MeetingMoved':
      return [...name('meeting', event.meetingId), ...name('meeting', event.toMeetingId)];
    case 'MeetingScheduled':
    case 'AgendaArranged':
    case 'LateRequestPlaced':
    case 'AgendaPublished':
    case 'MeetingStarted':
    case 'SchoolCheckedIn':
    case 'AttendanceNoted':
    case 'StandInNoted':
    case 'PresenterNamed':
    case 'InterestNoted':
    case 'ItemOpened':
    case 'ItemHeard':
    case 'MeetingEnded':
    case 'MeetingReminded':
    case 'MeetingCancelled':
      return name('meeting', event.meetingId);
    case 'BallotOpened':
    case 'BallotClosed':
      return [...name('meeting', event.meetingId), ...name('ballot', event.ballotId)];
    case 'RequestDecided':
      return [
        ...name('meeting', event.meetingId),
        ...name('request', event.requestId),
        ...(event.outcome === 'notAgreed' ? [] : name('award', event.requestId)),
      ];
    case 'DecisionReopened':
      return [
        ...name('meeting', event.meetingId),
        ...name('request', event.requestId),
        ...name('award', event.requestId),
      ];
    case 'DeferredTakenUp':
      return [...name('meeting', event.meetingId), ...name('meeting', event.fromMeetingId)];
    case 'VoteAskedFor':
    case 'ChairAsked':
      return name('ballot', event.ballotId);
    case 'FundsPromised':
    case 'BudgetAdjusted':
    case 'FundsReleased':
    case 'FundsCommitted':
      return name('budget', event.year);
    case 'ApprovalSent':
    case 'ApprovalHeld':
    case 'ApprovalAcknowledged':
      return name('award', event.requestId);
    case 'DeclarationMade':
    case 'DeclarationRenewed':
      return name('declarations', ONLY);
    case 'ActionAdded':
    case 'ActionDone':
    case 'ActionUndone':
      return name('actions', ONLY);
    case 'MinutesNoted':
    case 'MinutesApproved':
      return name('minutes', event.meetingId);
    case 'RegisterImported': // the import saves what it changed itself
    case 'VoteCast': // the store patches the ballot
    case 'PupilsOpened':
    case 'DeclarationReminded':
      return [];
  }
}
