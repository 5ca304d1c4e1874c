import { TeamsAdapter } from '@microsoft/teams-ai';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';

/** How Teams knows this bot; `null` on one machine, where nobody signs requests. */
export type BotIdentity = { readonly appId: string; readonly tenantId: string } | null;

/** Teams' adapter, with the invoke response handed back instead of written to a Node response (design, section 6). */
export class BotAdapter extends TeamsAdapter {
  readonly appId: string;

  constructor(identity: BotIdentity) {
    super(
      identity
        ? {
            MicrosoftAppId: identity.appId,
            MicrosoftAppTenantId: identity.tenantId,
            MicrosoftAppType: 'UserAssignedMsi',
          }
        : {},
    );
    this.appId = identity?.appId ?? '';
  }

  /** Checks the caller's token, runs the turn and gives back what an invoke is answered with. */
  async turn(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}
