import type { InvokeResponse } from 'botbuilder';
import type { Answer, Dialog } from './turn';

// How Teams wants each answer to an invoke written. teams-ai would replace the shared message when a card carries
// `refresh` (design, section 7), so the response is ours.

const CARD = 'application/vnd.microsoft.card.adaptive';
const SENTENCE = 'application/vnd.microsoft.activity.message';

const ok = (body: object): InvokeResponse => ({ status: 200, body });

const continued = ({ title, card, size = 'large' }: Dialog): object => ({
  task: {
    type: 'continue',
    value: {
      title,
      height: size,
      width: size === 'large' ? 'medium' : size,
      card: { contentType: CARD, content: card },
    },
  },
});

/** What an answer says in one sentence, for where neither card nor dialog can be shown. */
function sentenceOf(answer: Answer): string {
  if ('say' in answer) return answer.say;
  if ('close' in answer) return answer.close;
  return 'dialog' in answer ? answer.dialog.title : 'Shown below.';
}

/** The answer to a pressed Action.Execute. A dialog cannot open from one, so its words are all that can be shown. */
export const actionResponse = (answer: Answer): InvokeResponse =>
  'show' in answer
    ? ok({ statusCode: 200, type: CARD, value: answer.show })
    : ok({ statusCode: 200, type: SENTENCE, value: sentenceOf(answer) });

/** The answer to a dialog's opening or to a button in it. */
export function dialogResponse(answer: Answer): InvokeResponse {
  if ('dialog' in answer) return ok(continued(answer.dialog));
  if ('show' in answer) return ok(continued({ title: 'Communities of Schools', card: answer.show }));
  return ok({ task: { type: 'message', value: sentenceOf(answer) } });
}
