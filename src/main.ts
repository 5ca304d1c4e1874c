import { app, output } from '@azure/functions';
import { examine } from './app/doctor';
import { tellOfLateApprovals } from './app/late-approvals';
import { announce } from './app/notifications';
import { handToOfficers } from './app/parked';
import type { deliver } from './app/deliver';
import { deliverPatiently, postOnce } from './app/deliver';
import type { Deps } from './app/deps';
import { sweep } from './app/sweep';
import { transactIn } from './app/transact';
import { BotAdapter } from './bot/adapter';
import { actionRoutes, actionWords } from './bot/actions';
import { askWords } from './bot/ask';
import { attendanceRoutes } from './bot/attendance';
import { adjustBudgetRoutes } from './bot/adjust-budget';
import { agendaRoutes, agendaWords } from './bot/agenda';
import { createApplication } from './bot/application';
import { approvalRoutes } from './bot/approvals';
import { budgetRoutes, budgetWords } from './bot/budget';
import { changeRulesRoutes } from './bot/change-rules';
import { feedbackWords } from './bot/feedback';
import { peopleManners, withHelp } from './bot/help';
import { ballotAskRoutes } from './bot/ballot-asks';
import { bindCard } from './bot/places';
import { declarationRoutes, declarationWords } from './bot/declarations';
import { decideTieRoutes } from './bot/decide-tie';
import { decisionsRoutes, decisionsWords } from './bot/decisions';
import { consultRoutes } from './bot/consult';
import { exceptionalRoutes, exceptionalWords } from './bot/exceptional';
import { interimDecisionRoutes } from './bot/interim-decision';
import { interimVoteRoutes } from './bot/interim-vote';
import { homeRoutes, homeWords } from './bot/home';
import type { Log } from './bot/incident';
import { logIncident } from './bot/incident';
import type { RecordedEvent } from './app/ports';
import { setTimeout as pause } from 'node:timers/promises';
import { meetingRoutes, meetingWords } from './bot/meeting';
import { meetingsRoutes, meetingsWords } from './bot/meetings';
import { messengerFor } from './bot/messenger';
import { minutesRoutes, minutesWords } from './bot/minutes';
import { newRequestCommand } from './bot/new-request';
import { openVoteRoutes } from './bot/open-vote';
import { paperRoutes } from './bot/paper';
import { placeRoutes } from './bot/places';
import { presenterRoutes } from './bot/presenter';
import { interestRoutes } from './bot/interests';
import { stepAsideRoutes } from './bot/step-aside';
import { privacyWords } from './bot/privacy';
import { recordVotesRoutes } from './bot/record-votes';
import { reopenRoutes } from './bot/reopen';
import { scheduleRoutes } from './bot/schedule';
import { startMeetingRoutes } from './bot/start-meeting';
import { receiver } from './bot/receive';
import { renderer } from './bot/render';
import { requestRoutes, requestWords } from './bot/requests';
import { requestViewRoutes } from './bot/request-view';
import type { Word } from './bot/router';
import { routerFor } from './bot/router';
import { isTeamsStorage, uploadTo } from './bot/upload';
import { rulesRoutes, rulesWords } from './bot/rules';
import { votingRoutes } from './bot/voting';
import { whoRoutes, whoWords } from './bot/who';
import { withdrawRoutes } from './bot/withdraw';
import type { Config } from './config';
import { CONNECTIONS, DELIVERY_QUEUE, POISON_QUEUE } from './config';
import type { Instant } from './domain/calendar/dates';
import { deliverNext } from './functions/deliver';
import { doctor } from './functions/doctor';
import { feed } from './functions/feed';
import { messages } from './functions/messages';
import { sweep as sweepFunction } from './functions/sweep';
import { eventFrom } from './store/communities';
import { DATABASE } from './store/containers';
import { backOff } from './store/cosmos';
import { openStores } from './store/open';

/** What differs between Azure and one machine: the clock, and where fresh keys come from. */
export interface Outside {
  readonly now: () => Instant;
  readonly newKey: () => string;
}

/** The whole app, put together: the only place that knows every part. */
export function build(config: Config, { now, newKey }: Outside) {
  const stores = openStores(config);
  const { store, directory, deliveries, identities } = stores;
  const deps: Deps = {
    store,
    directory,
    deliveries,
    identities,
    transact: transactIn(store, backOff),
    now,
    newKey,
  };

  const examination = stores.examination({
    botAppId: config.bot.identity?.appId ?? null,
    queue: config.queue,
    queueNames: { deliveries: DELIVERY_QUEUE, poison: POISON_QUEUE },
  });
  const adapter = new BotAdapter(config.bot.identity);
  const messenger = messengerFor(adapter, config.bot.teamsId);
  const render = renderer(deps);
  const send = (named: { recipient: string; id: string }) =>
    deliverPatiently(deps, messenger, render, pause, named as Parameters<typeof deliver>[3]);

  const featureWords: Word[] = [
    ...homeWords(deps),
    ...requestWords(deps),
    ...agendaWords(deps),
    ...meetingWords(deps, (board) => postOnce(deps, send, board)),
    ...exceptionalWords(deps),
    ...meetingsWords(deps),
    ...decisionsWords(deps),
    ...declarationWords(deps),
    ...actionWords(deps),
    ...minutesWords(deps),
    ...budgetWords(deps),
    ...rulesWords(deps),
    ...whoWords(deps, config.contacts),
    ...askWords(config.contacts),
    ...feedbackWords(deps, config.contacts),
    ...privacyWords(config.contacts),
  ];
  const words = withHelp(deps, featureWords);
  const routes = [
    ...homeRoutes(deps),
    ...requestRoutes(deps),
    ...requestViewRoutes(deps),
    ...withdrawRoutes(deps),
    ...exceptionalRoutes(deps),
    ...interimDecisionRoutes(deps),
    ...consultRoutes(deps),
    ...interimVoteRoutes(deps),
    ...decisionsRoutes(deps),
    ...agendaRoutes(deps),
    ...declarationRoutes(deps),
    ...placeRoutes(deps),
    ...meetingRoutes(deps),
    ...startMeetingRoutes(deps),
    ...meetingsRoutes(deps),
    ...scheduleRoutes(deps),
    ...paperRoutes(deps),
    ...attendanceRoutes(deps),
    ...presenterRoutes(deps),
    ...interestRoutes(deps),
    ...stepAsideRoutes(deps),
    ...reopenRoutes(deps),
    ...actionRoutes(deps),
    ...minutesRoutes(deps),
    ...openVoteRoutes(deps),
    ...votingRoutes(deps),
    ...ballotAskRoutes(deps),
    ...recordVotesRoutes(deps),
    ...decideTieRoutes(deps),
    ...budgetRoutes(deps),
    ...adjustBudgetRoutes(deps),
    ...rulesRoutes(deps),
    ...changeRulesRoutes(deps),
    ...approvalRoutes(deps),
    ...whoRoutes(deps, config.contacts),
  ];
  const commands = [newRequestCommand(deps)];
  const application = createApplication(
    deps,
    routerFor(routes, words, commands),
    {
      ...peopleManners(deps, words),
      bind: bindCard,
    },
    { send, leave: messenger.send },
    config.bot.identity?.tenantId ?? null,
    uploadTo(config.bot.identity ? isTeamsStorage : () => true),
  );

  return {
    deps,
    stores,
    words,
    commands,
    receive: receiver(adapter, application),
    send,
    announceAll: async (documents: readonly unknown[], log: Log, attempt: number) => {
      const queued = [];
      for (const document of documents) {
        const read = eventFrom(document);
        if (read === 'unreadable')
          log.error('an event could not be read and is passed over', { id: (document as { id?: unknown }).id });
        else if (read) queued.push(...(await announcePatiently(deps, read, log, attempt)));
      }
      return queued;
    },
    sweep: async (log: Log) => {
      const apart = (step: string, run: () => Promise<void>) =>
        run().catch((error: unknown) => {
          logIncident(log, error, { step });
        });
      await apart('hand to officers', () => handToOfficers(deps));
      await apart('late approvals', () => tellOfLateApprovals(deps, log.error));
      return sweep(deps, (error, about) => logIncident(log, error, about));
    },
    examine: () => examine(deps, examination),
  };
}

const FEED_ATTEMPTS = 20;

/** A failure is thrown, so that the host tries again; one event that fails for ever must not silence all the others. */
async function announcePatiently(deps: Deps, event: RecordedEvent, log: Log, attempt: number) {
  try {
    return await announce(deps, event);
  } catch (error) {
    if (attempt < FEED_ATTEMPTS) throw error;
    logIncident(log, error, { event: event.id });
    return [];
  }
}

/** Registers the five functions with the host. */
export function register({
  receive,
  announceAll,
  send,
  sweep: runSweep,
  examine: runDoctor,
}: ReturnType<typeof build>): void {
  const toQueue = output.storageQueue({ queueName: DELIVERY_QUEUE, connection: CONNECTIONS.queue });
  app.http('messages', { methods: ['POST'], authLevel: 'anonymous', route: 'messages', handler: messages(receive) });
  app.http('doctor', { methods: ['GET'], authLevel: 'function', route: 'doctor', handler: doctor(runDoctor) });
  app.cosmosDB('feed', {
    connection: CONNECTIONS.cosmos,
    databaseName: DATABASE,
    containerName: 'communities',
    leaseContainerName: 'leases',
    feedPollDelay: 500,
    startFromBeginning: true,
    // without a policy Azure would pass over a batch that failed
    retry: {
      strategy: 'exponentialBackoff',
      maxRetryCount: -1,
      minimumInterval: { seconds: 1 },
      maximumInterval: { minutes: 1 },
    },
    return: toQueue,
    handler: feed(announceAll),
  });
  app.storageQueue('deliver', {
    connection: CONNECTIONS.queue,
    queueName: DELIVERY_QUEUE,
    return: toQueue,
    handler: deliverNext(send),
  });
  app.timer('sweep', { schedule: '0 */5 * * * *', return: toQueue, handler: sweepFunction(runSweep) });
}
