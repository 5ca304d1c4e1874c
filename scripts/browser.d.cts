/** Path of a browser to drive, or undefined when there is none. */
export function browserPath(): string | undefined;
