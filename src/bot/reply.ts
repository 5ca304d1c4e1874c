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

/** The answer to a pressed Action.Execute. A dialog cannot open from one, so its words are all that can be shown. */
export function actionResponse(answer: Answer): InvokeResponse {
  if ('show' in answer) return ok({ statusCode: 200, type: CARD, value: answer.show });
  const sentence = 'say' in answer ? answer.say : 'close' in answer ? answer.close : answer.dialog.title;
  return ok({ statusCode: 200, type: SENTENCE, value: sentence });
}

/** The answer to a dialog's opening or to a button in it. */
export function dialogResponse(answer: Answer): InvokeResponse {
  if ('dialog' in answer) return ok(continued(answer.dialog));
  if ('show' in answer) return ok(continued({ title: 'Communities of Schools', card: answer.show }));
  return ok({ task: { type: 'message', value: 'say' in answer ? answer.say : answer.close } });
}
