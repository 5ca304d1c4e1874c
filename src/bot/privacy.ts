import type { Contacts } from '../app/contacts';
import { privacyCard } from '../cards/privacy';
import { mailTo } from './mail';
import type { Word } from './router';

// What this says must be what the app does: docs/design.md, sections 4 and 5.
const SECTIONS: Readonly<Record<string, readonly string[]>> = {
  Pupils: [
    'Names and dates of birth are typed on one page of a request and kept apart from it, encrypted. Until it is handed in only whoever typed them can read them again.',
    'After that the school’s own representatives can open the list, KCC’s administrators, and the area’s High Needs Funding officer once a decision has reached them. Each time it is opened, we record who and when.',
    'Other schools, the chair and the clerk never see it, and no message, card or report carries it.',
  ],
  'Requests, votes and decisions': [
    'What a school writes in its request is read by the representatives, the chair and the clerk of its community, and by KCC. Observers see headings and amounts only.',
    'Every request, vote and decision is kept with who did it and when.',
  ],
  You: [
    'KCC’s register gives me your name, work email address, schools and roles. I also keep which Microsoft account is yours and where to write to you.',
    'People in your community see your name and role. If you are chair, clerk or officer, they can see your work email address too.',
  ],
  'What I do not keep': [
    'What you type in a chat is answered and not kept by me; Microsoft Teams keeps its own chats. No artificial intelligence reads, writes or decides anything here.',
  ],
  'How long': [
    'The record of each personal notice goes 60 days after it was sent. Requests and decisions stay until KCC sets a date for deleting them.',
  ],
};

/** `privacy`: what is kept, and who sees what. */
export const privacyWords = ({ community }: Contacts): Word[] => [
  {
    word: 'privacy',
    help: 'what I keep, and who sees what',
    where: 'everywhere',
    answer: async () => [
      {
        show: privacyCard({
          sections: Object.entries(SECTIONS).map(([heading, lines]) => ({
            heading,
            lines: lines.map((text) => ({ text })),
          })),
          links: [{ title: 'Ask KCC about your data', url: mailTo(community, 'My data in Communities of Schools') }],
        }),
      },
    ],
  },
];
