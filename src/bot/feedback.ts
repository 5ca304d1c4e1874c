import type { Contacts } from '../app/contacts';
import type { Deps } from '../app/deps';
import { whoIs } from '../app/who-is';
import { feedbackCard } from '../cards/feedback';
import type { PersonId } from '../domain/community/community';
import { mailTo } from './mail';
import type { Word } from './router';
import { placesOf } from './help';

/** The beginning of a mail: who writes, for which school and community, as the register has it. */
async function beginning(deps: Deps, personId: PersonId): Promise<string> {
  const who = await whoIs(deps, personId);
  return who ? `From: ${[who.person.name, ...placesOf(who)].join('\n')}\n\nMy feedback:\n` : '';
}

/** `feedback`: mails that are addressed and begun already, open to anybody at any time (R29, R151). */
export const feedbackWords = (deps: Deps, { community, model, budgets }: Contacts): Word[] => [
  {
    word: 'feedback',
    help: 'tell KCC what works and what does not',
    where: 'personal',
    answer: async ({ person }) => {
      const text = await beginning(deps, person.personId);
      const box = (about: string, address: string, title: string, subject: string) => ({
        about,
        address,
        title,
        url: mailTo(address, `Feedback: ${subject}`, text),
      });
      return [
        {
          show: feedbackCard({
            boxes: [
              box(
                'Your community, a meeting, a decision or this app',
                community,
                'Email about your community',
                'Communities of Schools',
              ),
              box('The locality model as a whole', model, 'Email about the model', 'the locality model'),
              ...(budgets === null ? [] : [box('Budgets', budgets, 'Email about budgets', 'a community’s budget')]),
            ],
          }),
        },
      ];
    },
  },
];
