/** The public documents an answer is drawn from, with the date of the edition read. */
export const SOURCES = {
  faq: { title: 'Locality Model: Frequently Asked Questions', asAt: 'June 2025' },
  guidance: { title: 'Communities of Schools Operational Guidance', asAt: 'May 2025' },
  kit: { title: 'Locality Model Keeping in Touch slides', asAt: '19 May 2025' },
  stls: { title: 'Specialist Teaching and Learning Service FAQ', asAt: 'spring 2025' },
  cabinet: { title: 'Cabinet Committee report 24/00026', asAt: '16 May 2024' },
} as const;

export interface SignpostAnswer {
  /** As a button says it, and as it can be typed after `ask`: short enough for both. */
  readonly question: string;
  readonly answer: string;
  /** Other words in which people ask for it. */
  readonly also: string;
  readonly from: readonly (keyof typeof SOURCES)[];
  /** The requirements it keeps (domain.md). */
  readonly keeps: readonly string[];
}

/** What the documents say about help beside a community's money, and whom a community cannot help. Nobody's opinion, and no more than they say. */
export const ANSWERS: readonly SignpostAnswer[] = [
  {
    question: 'What is the Professional Resources Group?',
    answer:
      'A way to reach specialist services without a formal diagnosis or a lengthy referral. It is an idea, not a meeting. CAMHS is not part of it. Occupational therapy and physiotherapy are reached as before. In June 2025 speech and language therapy in Swale was still to be settled.',
    also: 'prg professionals services referral diagnosis camhs mental health occupational therapy physiotherapy physio swale',
    from: ['guidance', 'faq'],
    keeps: ['R169', 'R174'],
  },
  {
    question: 'Must we ask the community before a service?',
    answer:
      'No. A school can contact the teams of the Professional Resources Group directly, without asking its community first.',
    also: 'contact directly approach prg permission specialist team',
    from: ['kit'],
    keeps: ['R170'],
  },
  {
    question: 'Who is our link practitioner?',
    answer:
      'Kelsi has the list: a spreadsheet with one sheet each for East, North, South and West. Every school has a link practitioner of the Specialist Teaching and Learning Service.',
    also: 'find name list spreadsheet practitioners',
    from: ['faq', 'stls'],
    keeps: ['R171', 'R176'],
  },
  {
    question: 'What does a link practitioner cost?',
    answer: 'Nothing. Services beyond that may be charged for, after a discussion.',
    also: 'price charge pay free money practitioners',
    from: ['faq'],
    keeps: ['R172'],
  },
  {
    question: 'Can the whole community use a practitioner?',
    answer: 'Yes. Choose one school to lead the community’s request to the practitioner.',
    also: 'together joint lead school all schools cos approach practitioners',
    from: ['faq'],
    keeps: ['R173'],
  },
  {
    question: 'How do we reach specialist teachers?',
    answer:
      'Through your school’s link practitioner of the Specialist Teaching and Learning Service (STLS). Early years go through the Early Years Professional Resources Group, and hearing or vision impairment through Sensory STLS.',
    also: 'stls specialist teaching learning service sensory hearing vision impairment deaf blind early years',
    from: ['stls'],
    keeps: ['R175'],
  },
  {
    question: 'Where do we get training?',
    answer:
      'Among what is offered are I-THRIVE, the Balanced System and the Autism Education Trust (AET). Training made for your school comes through the SEN Inclusion Adviser, the link educational psychologist or another practitioner. Finance Information Groups meet three times a year.',
    also: 'course courses ithrive thrive balanced system aet autism bespoke educational psychologist ep finance information group',
    from: ['faq', 'stls'],
    keeps: ['R176', 'R182'],
  },
  {
    question: 'What became of LIFT?',
    answer: 'LIFT ended, from September 2025, and nothing takes its place.',
    also: 'local inclusion forum team lift replaced',
    from: ['faq', 'stls'],
    keeps: ['R177'],
  },
  {
    question: 'Is a request needed before an EHC assessment?',
    answer:
      'No. A request to the community is not a step before an EHC needs assessment, and how an assessment is asked for has not changed. Evidence of high needs funding or of specialist teaching is no longer required, and the box about LIFT may say “not applicable”.',
    also: 'ehcna ehcp education health care plan needs assessment evidence statutory apply',
    from: ['faq', 'stls'],
    keeps: ['R178'],
  },
  {
    question: 'What do parents need to know?',
    answer:
      'KCC and schools tell parents about it, and Kent PACT leads for parents. There is a quick reference guide, and Kent Family Hubs can help too. Parents do not use this app.',
    also: 'parent carers family families pact hubs guide tell',
    from: ['faq'],
    keeps: ['R179'],
  },
  {
    question: 'What about pupils who change school?',
    answer:
      'Communities are meant to make the move between phases easier, and the Transition Charter still holds. Support with the move from early years is for the community’s own discussion: it decides how to use what it has.',
    also: 'transition transfer phase move moving secondary primary charter eyfs year 6 7',
    from: ['faq', 'stls'],
    keeps: ['R180', 'R197'],
  },
  {
    question: 'Where are the documents?',
    answer:
      'The Communities of Schools page on Kelsi is the one way in to all of them, and the questions and answers there are kept up to date. An example Request for Resource is in the terms of reference.',
    also: 'kelsi form forms example terms of reference tor guidance template download file page',
    from: ['faq'],
    keeps: ['R47', 'R181'],
  },
  {
    question: 'Who speaks for children in care?',
    answer: 'Virtual School Kent (VSK), which has a place on the CATIE steering group.',
    also: 'looked after lac vsk virtual school kent catie steering',
    from: ['faq'],
    keeps: ['R183'],
  },
  {
    question: 'Where can a SENCo talk to others?',
    answer:
      'SEN Inclusion Advisers hold surgeries, and the Countywide SENCO forum goes on. Communities share information and good practice too.',
    also: 'sencos senco surgery surgeries advice adviser forum network sen ia inclusion practice meet',
    from: ['stls'],
    keeps: ['R184'],
  },
  {
    question: 'What must every school do by law?',
    answer:
      'Make reasonable adjustments (Equality Act 2010). A mainstream place is the starting point (Children and Families Act 2014), and the SEND Code of Practice of 2015 applies.',
    also: 'legal duty duties equality act reasonable adjustments code of practice children families mainstream presumption',
    from: ['guidance'],
    keeps: ['R185'],
  },
  {
    question: 'Can nursery children be funded?',
    answer: 'Not by a community. School nurseries and early years go by the early years route (SENIF).',
    also: 'nurseries early years senif preschool eyfs',
    from: ['faq'],
    keeps: ['R186'],
  },
  {
    question: 'Can Year R be funded?',
    answer:
      'The documents differ. In June 2025 the process for Year R was being looked at separately. For a child in Year R now, specialist teaching is reached through the community.',
    also: 'reception yr year r foundation',
    from: ['faq', 'stls'],
    keeps: ['R187', 'R188'],
  },
  {
    question: 'Which schools are in no community?',
    answer:
      'Independent schools: communities are for state-funded schools. Special schools are not funded through a community, and pupil referral units get resources through the Professional Resources Group.',
    also: 'independent private special pru pupil referral unit alternative provision',
    from: ['stls', 'faq', 'guidance'],
    keeps: ['R189', 'R190'],
  },
  {
    question: 'What if another council is responsible?',
    answer:
      'Then the school gets its money from that council directly. A pupil who lives outside Kent and goes to a Kent school has the same access to practitioners.',
    also: 'other local authority ola medway outside kent borough london pupil lives',
    from: ['faq'],
    keeps: ['R191', 'R199'],
  },
  {
    question: 'What about specific allocation funding?',
    answer: 'A pupil with specific allocation funding is not asked for at the community.',
    also: 'saf banded band individual funding',
    from: ['faq', 'guidance'],
    keeps: ['R192'],
  },
  {
    question: 'Can we ask for staff?',
    answer:
      'High needs funding is not intended for staffing costs. What a pupil on SEN Support needs one to one can be asked of the community all the same: say why it cannot be met another way.',
    also: 'staffing teaching assistant ta adult salary one to one 1:1 employ support worker',
    from: ['faq'],
    keeps: ['R193'],
  },
  {
    question: 'Should we buy more speech therapy?',
    answer: 'The aim is to avoid the need to buy extra: speak to your link practitioner first.',
    also: 'salt speech language therapy therapist buy extra purchase private',
    from: ['faq'],
    keeps: ['R194'],
  },
  {
    question: 'Which ages can be funded?',
    answer:
      'Pupils of statutory school age (5 to 16) in mainstream schools, and sixth forms in state-funded schools. Places in a specialist resource provision are counted separately.',
    also: 'age sixth form srp resource provision year 12 13 post 16',
    from: ['cabinet'],
    keeps: ['R195', 'R196'],
  },
  {
    question: 'Does the council pay all of an EHCP?',
    answer:
      'No. A plan does not oblige the local authority to meet every cost: it contributes. Budgets, staffing and redundancy are for the school to decide.',
    also: 'ehcp education health care plan cost costs whole full contribution redundancy',
    from: ['faq'],
    keeps: ['R198'],
  },
];
