export type Settings = Readonly<Record<string, string>>;

/** The text with each `%NAME%` replaced by that setting, as Azure does in binding settings. */
export const resolved = (text: string, settings: Settings): string =>
  text.replaceAll(/%([^%]+)%/g, (_, name: string) => required(name, settings));

/** The connection string of a storage account. */
export const storageConnection = (name: string, settings: Settings): string => required(name, settings);

/** Where a Cosmos DB account is and its key: `name` as a connection string, or `name__accountEndpoint` and `name__accountKey`. */
export const cosmosConnection = (name: string, settings: Settings): { endpoint: string; key: string } => {
  const whole = settings[name];
  if (whole === undefined) {
    return { endpoint: required(`${name}__accountEndpoint`, settings), key: required(`${name}__accountKey`, settings) };
  }
  const endpoint = /AccountEndpoint=([^;]+)/.exec(whole)?.[1];
  const key = /AccountKey=([^;]+)/.exec(whole)?.[1];
  if (!endpoint || !key) throw new Error(`The setting "${name}" must read AccountEndpoint=…;AccountKey=…;`);
  return { endpoint, key };
};

const required = (name: string, settings: Settings): string => {
  const value = settings[name];
  if (!value) throw new Error(`The setting "${name}" is missing.`);
  return value;
};
