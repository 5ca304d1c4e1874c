import type { Person } from './person';

export interface Answers {
  readonly need: Readonly<Record<string, string>>;
  readonly tried: string;
  readonly heading: string;
  readonly asked: Readonly<Record<string, string>>;
  readonly pupils: readonly (readonly [name: string, born: string])[];
}

export const TRIED = 'Which resources and interventions have you used so far?';

export const SPEECH_GROUP: Answers = {
  need: {
    'What do you need?': 'A speech and language group for six pupils, three mornings a week for two terms.',
    'Why do you need it?':
      'Six pupils in Years 1 and 2 cannot yet follow a lesson by ear. They answer after their friends and have begun to stop trying. We have used all that our own staff can give.',
    'What will be different for the pupils?':
      'They follow two-step instructions, tell a short story in order, and join in at carpet time.',
    'How will you know?':
      'The same language screen in September, January and March, and the class teachers’ notes on taking part.',
  },
  tried:
    'Daily language games with a teaching assistant since September, visual timetables, and advice from the specialist teaching service. Two pupils gained; four did not.',
  heading: 'Speech, language and communication',
  asked: {
    'Amount in pounds': '6,400',
    'From which day?': '2026-11-16',
    'To which day? (leave empty if it is open-ended)': '2027-03-26',
    'When should it be reviewed? (needed if it is open-ended)': '2027-03-12',
  },
  pupils: [
    ['Kofi Badu', '2020-02-14'],
    ['Rosalind Thackeray', '2019-11-03'],
    ['Zuzanna Wilk', '2020-06-21'],
  ],
};

export const BEHAVIOUR_MENTOR: Answers = {
  need: {
    'What do you need?': 'A mentor for two afternoons a week for four pupils in Year 8.',
    'Why do you need it?': 'They were sent home eleven times this term, and lessons alone have not changed that.',
    'What will be different for the pupils?': 'They stay in class, and have one adult to turn to.',
    'How will you know?': 'Days missed and calls to the duty room, each half term.',
  },
  tried: 'Report cards, a nurture room at break, and two rounds of a small-group course.',
  heading: 'Behaviour support',
  asked: {
    'Amount in pounds': '9150',
    'From which day?': '2026-11-23',
    'To which day? (leave empty if it is open-ended)': '2027-07-16',
    'When should it be reviewed? (needed if it is open-ended)': '2027-03-19',
  },
  pupils: [['Leo Farrant', '2014-01-30']],
};

/** The names that nobody but the school and KCC may ever read. */
export const PUPILS = [...SPEECH_GROUP.pupils, ...BEHAVIOUR_MENTOR.pupils].map(([name]) => name);

export async function answerEligibility({ dialog }: Person): Promise<void> {
  await dialog.choose('A group of pupils', 'SEN Support', 'Years 1 to 13');
  await dialog.press('Save and continue');
}

export async function answerAsked({ dialog }: Person, { heading, asked }: Answers): Promise<void> {
  await dialog.box.getByLabel('Heading for the agenda').selectOption({ label: heading });
  await dialog.fill(asked);
}

export async function answerPupils({ dialog }: Person, { pupils }: Answers): Promise<void> {
  for (const [index, [name, born]] of pupils.entries())
    await dialog.fill({ [`Name of pupil ${index + 1}`]: name, [`Date of birth of pupil ${index + 1}`]: born });
}

export async function handIn({ dialog }: Person): Promise<void> {
  await dialog.choose(
    'The school has given me the authority to request funding',
    'Our privacy information covers sharing this with KCC and, without names, with the community',
    'The school meets the first £6,000 a year for each pupil from its own budget',
  );
  await dialog.press('Submit request');
}
