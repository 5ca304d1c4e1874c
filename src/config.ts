import { z } from 'zod';
import type { Contacts } from './app/contacts';

/** Names by which `functions/` find their connections in the host's settings; host and Bicep set the same. */
export const CONNECTIONS = { cosmos: 'CosmosConnection', queue: 'QueueConnection' } as const;
export const DELIVERY_QUEUE = 'deliveries';
/** Where the host puts a message that failed `maxDequeueCount` times (host.json); the suffix is the host's. */
export const POISON_QUEUE = `${DELIVERY_QUEUE}-poison`;

const QUEUE_URI = `${CONNECTIONS.queue}__queueServiceUri` as const;

/**
 * Everything the app takes from its environment, and the only place that reads it. On one machine there is no Microsoft
 * identity (`BOT_ID` empty), and the wrapping key is a file.
 */
const settings = z.object({
  COSMOS_ENDPOINT: z.url(),
  /** Only the emulator has a key; in Azure the app's own identity is used. */
  COSMOS_KEY: z.string().optional(),
  BOT_ID: z.union([z.uuid(), z.literal('')]),
  BOT_TENANT_ID: z.union([z.uuid(), z.literal('')]).default(''),
  /** Client id of the managed identity that reads the data; without it, whoever is signed in with `az login` does. */
  IDENTITY_CLIENT_ID: z.string().optional(),
  /** The bot's own id in Teams: `28:` and the app id. */
  BOT_TEAMS_ID: z.string().startsWith('28:').optional(),
  /** With its version: each pupils' page keeps the version it was wrapped with, or a rotation would lock it for ever. */
  IDENTITIES_KEY_ID: z
    .url()
    .regex(/\/keys\/[^/]+\/[^/]+$/, 'name the key with its version: https://<vault>/keys/<name>/<version>')
    .optional(),
  IDENTITIES_KEY_FILE: z.string().optional(),
  /** The queue service, as the host knows it: an address in Azure, a connection string of the emulator's on one machine. */
  [QUEUE_URI]: z.url().optional(),
  [CONNECTIONS.queue]: z.string().optional(),
  /** Mailboxes as KCC's documents of June 2025 name them (R29); the one for budgets only once KCC has said which. */
  COMMUNITY_MAILBOX: z.email().default('cosadmin@kent.gov.uk'),
  MODEL_MAILBOX: z.email().default('localitymodel@kent.gov.uk'),
  BUDGET_MAILBOX: z.union([z.email(), z.literal('')]).default(''),
  /** Where the documents are (R181). */
  DOCUMENTS_URL: z.url({ protocol: /^https$/ }).default('https://www.kelsi.org.uk/'),
});

/** Every setting the app reads: infra/modules/app-settings.bicep gives those that have no default here and are not for one machine alone. */
export const SETTINGS: readonly string[] = Object.keys(settings.shape);

const environment = settings
  .refine(
    ({ IDENTITIES_KEY_ID, IDENTITIES_KEY_FILE }) =>
      (IDENTITIES_KEY_ID === undefined) !== (IDENTITIES_KEY_FILE === undefined),
    {
      message: 'Set IDENTITIES_KEY_ID (Key Vault) or, on one machine, IDENTITIES_KEY_FILE: one of the two',
    },
  )
  .refine(
    ({ BOT_ID, COSMOS_ENDPOINT }) =>
      BOT_ID !== '' || ['127.0.0.1', 'localhost'].includes(new URL(COSMOS_ENDPOINT).hostname),
    {
      message:
        'BOT_ID may be empty only against a database on this machine: without it, requests are not checked for a token',
    },
  )
  .refine(({ BOT_ID, BOT_TENANT_ID }) => BOT_ID === '' || BOT_TENANT_ID !== '', {
    message: 'BOT_TENANT_ID goes with BOT_ID',
  });

export interface Config {
  readonly bot: {
    readonly identity: { readonly appId: string; readonly tenantId: string } | null;
    readonly teamsId: string;
  };
  readonly cosmos: { readonly endpoint: string; readonly key: string | null };
  readonly identityClientId: string | null;
  readonly identitiesKey: { readonly vault: string } | { readonly file: string };
  /** null: the host knows where its queues are, and nobody else needs to. */
  readonly queue: { readonly serviceUri: string } | { readonly connectionString: string } | null;
  readonly contacts: Contacts;
}

/** The configuration of this process. */
export const configFromEnvironment = (): Config => configFrom(process.env);

export function configFrom(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`The environment is not complete:\n${z.prettifyError(parsed.error)}`);
  const {
    COSMOS_ENDPOINT,
    COSMOS_KEY,
    BOT_ID,
    BOT_TENANT_ID,
    BOT_TEAMS_ID,
    IDENTITY_CLIENT_ID,
    IDENTITIES_KEY_ID,
    IDENTITIES_KEY_FILE,
    [QUEUE_URI]: serviceUri,
    [CONNECTIONS.queue]: connectionString,
    COMMUNITY_MAILBOX,
    MODEL_MAILBOX,
    BUDGET_MAILBOX,
    DOCUMENTS_URL,
  } = parsed.data;
  return {
    bot: {
      identity: BOT_ID === '' ? null : { appId: BOT_ID, tenantId: BOT_TENANT_ID },
      teamsId: BOT_TEAMS_ID ?? `28:${BOT_ID}`,
    },
    cosmos: { endpoint: COSMOS_ENDPOINT, key: COSMOS_KEY ?? null },
    identityClientId: IDENTITY_CLIENT_ID ?? null,
    identitiesKey: IDENTITIES_KEY_ID === undefined ? { file: IDENTITIES_KEY_FILE ?? '' } : { vault: IDENTITIES_KEY_ID },
    queue: serviceUri ? { serviceUri } : connectionString ? { connectionString } : null,
    contacts: {
      community: COMMUNITY_MAILBOX,
      model: MODEL_MAILBOX,
      budgets: BUDGET_MAILBOX || null,
      documents: DOCUMENTS_URL,
    },
  };
}
