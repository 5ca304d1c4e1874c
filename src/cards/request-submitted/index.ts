import { defineCard } from '../define';
import template from './template.json';

export type RequestSubmittedCardData = {
  communityId: string;
  requestId: string;
  title: string;
  where: string;
  reference: string;
  /** Heading and amount. */
  summary: string;
  handedIn: string;
  steps: readonly { text: string }[];
  /** In the chat it has a button; as the last page of the dialog it has none. */
  isPosted: boolean;
  /** Not decided yet, and not withdrawn: its school may press Withdraw, and Change where it still can. */
  isOpen: boolean;
  canChange: boolean;
};

export const requestSubmittedCard = defineCard<RequestSubmittedCardData>(template);
