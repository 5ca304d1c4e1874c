/** An email that is addressed and begun already, for its writer to finish. */
export const mailTo = (address: string, subject: string, body = ''): string =>
  `mailto:${address}?subject=${encodeURIComponent(subject)}${body === '' ? '' : `&body=${encodeURIComponent(body)}`}`;
