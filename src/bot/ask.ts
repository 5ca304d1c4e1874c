import type { Contacts } from '../app/contacts';
import type { AskCardData } from '../cards/ask';
import { askCard } from '../cards/ask';
import type { SignpostAnswer } from '../domain/signposts/answers';
import { ANSWERS, SOURCES } from '../domain/signposts/answers';
import { answersTo } from '../domain/signposts/ask';
import { mailTo } from './mail';
import type { Word } from './router';

/** Offered before anything is asked. */
export const OFTEN_ASKED = [
  'What is the Professional Resources Group?',
  'Who is our link practitioner?',
  'Is a request needed before an EHC assessment?',
  'Can we ask for staff?',
  'What do parents need to know?',
  'Where are the documents?',
] as const;

const buttons = (questions: readonly string[]): AskCardData['questions'] =>
  questions.map((title) => ({ word: `ask ${title.toLowerCase()}`, title }));

const sourceOf = ({ from }: SignpostAnswer): string =>
  `Source: ${from.map((name) => `${SOURCES[name].title}, ${SOURCES[name].asAt}`).join('; ')}`;

function cardFor(asked: string): Omit<AskCardData, 'links' | 'closing'> {
  if (asked === '')
    return {
      title: 'Ask me',
      intro:
        'I know some of KCC’s questions and answers about communities and the help beside their money. Press one, or type ask and your question. Name no pupil: what you type is not kept.',
      answers: [],
      questions: buttons(OFTEN_ASKED),
    };
  const found = answersTo(asked, ANSWERS);
  if (found.length === 0)
    return {
      title: 'I have no answer to that',
      intro: 'I know only what stands in KCC’s public documents, and I do not guess. These I can answer:',
      answers: [],
      questions: buttons(OFTEN_ASKED.slice(0, 3)),
    };
  return {
    title: found.length === 1 ? 'An answer' : 'The nearest answers',
    intro: 'As KCC’s public documents had it at the date under each answer. Kelsi has what is new since.',
    answers: found.map((answer) => ({ question: answer.question, answer: answer.answer, source: sourceOf(answer) })),
    questions: [],
  };
}

/** `ask <question>`: the documents' own answers, each with source and date; no answer is made up (R181). */
export const askWords = ({ community, documents }: Contacts): Word[] => [
  {
    word: 'ask',
    help: 'type ask and a question: what KCC’s documents say about communities and specialist services',
    where: 'personal',
    answer: async (_, rest) => [
      {
        show: askCard({
          ...cardFor(rest),
          closing: `Not what you meant? Ask KCC: ${community}.`,
          links: [
            { title: 'Ask KCC by email', url: mailTo(community, 'A question about Communities of Schools') },
            { title: 'Open Kelsi', url: documents },
          ],
        }),
      },
    ],
  },
];
