import type { Instant } from '../calendar/dates';
import type { Area, CommunityId, Period, PersonId } from './community';

/** What a person does for KCC: one line per role. An administrator's area is null: all of Kent. */
export interface KccRole extends Period {
  readonly role: 'officer' | 'board' | 'administrator';
  readonly area: Area | null;
}

/** The Microsoft account a person is bound to at first contact, once: never by anything they typed. */
export interface Account {
  readonly tenantId: string;
  readonly objectId: string;
  /** The id Teams gives this person towards this bot (`29:…`). */
  readonly teamsId: string;
  /** Teams' service for this person's region: where a chat with them can be opened. */
  readonly serviceUrl: string;
  readonly boundAt: Instant;
}

/** Where a person's personal chat with the bot is: enough to send there. */
export interface PersonalChat {
  readonly serviceUrl: string;
  readonly conversationId: string;
}

export interface Person {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  /** Where this person has a place; the communities themselves say which. */
  readonly communities: readonly CommunityId[];
  readonly kcc: readonly KccRole[];
  readonly account: Account | null;
  readonly chat: PersonalChat | null;
  readonly welcomedAt: Instant | null;
}

/** A channel or meeting chat bound to one community (design, section 5). */
export interface Place {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly kind: 'channel' | 'meeting';
  readonly communityId: CommunityId;
  readonly boundBy: PersonId;
  readonly boundAt: Instant;
  /** Who of the community is in it, as Teams names them: what `refresh` needs. */
  readonly people: readonly { readonly personId: PersonId; readonly teamsId: string }[];
}
