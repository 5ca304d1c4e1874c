import type { Messenger, Refused, SendResult } from '../../src/app/deliver';

export interface Sent {
  readonly how: 'send' | 'update' | 'openChat';
  readonly to: string;
  readonly message?: object;
}

export const WAIT: Refused = { refused: 'later', status: 429, retryAfterMs: 30_000 };
export const BLOCKED: Refused = { refused: 'blocked', status: 403, retryAfterMs: 0 };
export const DELETED: Refused = { refused: 'blocked', status: 404, retryAfterMs: 0 };
export const TOO_LARGE: Refused = { refused: 'unacceptable', status: 413, retryAfterMs: 0 };

/** A Teams that answers as it is told, in turn, and accepts everything after that. It remembers what it was sent. */
export class TeamsAnswers implements Messenger {
  readonly sent: Sent[] = [];
  private readonly answers: (Refused | Error)[] = [];
  /** Called while a message is on its way. */
  during: () => Promise<void> = async () => undefined;

  next(...answers: (Refused | Error)[]): void {
    this.answers.push(...answers);
  }

  send: Messenger['send'] = async ({ conversationId }, message) =>
    this.answer({ how: 'send', to: conversationId, message });

  update: Messenger['update'] = async ({ conversationId }, activityId, message) =>
    this.answer({ how: 'update', to: `${conversationId} ${activityId}`, message });

  openChat: Messenger['openChat'] = async (_serviceUrl, _tenantId, teamsId) => {
    const result = await this.answer({ how: 'openChat', to: teamsId });
    return 'refused' in result ? result : { conversationId: `chat with ${teamsId}` };
  };

  private async answer(sent: Sent): Promise<SendResult> {
    this.sent.push(sent);
    await this.during();
    const answer = this.answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? { activityId: `activity ${this.sent.length}` };
  }
}
