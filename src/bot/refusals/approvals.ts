import type { ApprovalRefusal, PupilsRefusal } from '../../app/approvals';
import { chairRefusals, DECLARE_FIRST } from './meeting';

/** Why an officer cannot act on an approval. */
export const approvalRefusals: Readonly<Record<ApprovalRefusal, string>> = {
  ...chairRefusals,
  NotAllowed:
    'Only the High Needs Funding officer of this area can do that. If that should include you, ask KCC to mend the register.',
  DeclarationMissing: DECLARE_FIRST,
  NoSuchApproval: 'There is no approval for this request. Type home to see what is waiting for you.',
  NotSentYet:
    'This approval has not been sent to KCC yet: it goes when the meeting ends, or when its conditions are met.',
  NotHeld: 'This approval is not held for conditions: it goes to KCC when the meeting ends.',
};

/** Why an approval held for conditions was not released. */
export const releaseRefusals: Readonly<Record<ApprovalRefusal, string>> = {
  ...approvalRefusals,
  ChairHasInterest:
    'You have an interest in this request, so somebody else who chairs the community, or the clerk for them, says that the conditions are met. Tell them that they are.',
  NobodyToChair:
    'Everybody who chairs this community has an interest in this request, so nobody can say that its conditions are met. Ask KCC to name an acting chair.',
  NotAllowed:
    'Only the chair, the acting chair and the clerk of this community can say that the conditions are met. Tell one of them that they are.',
};

/** Why somebody cannot see the pupils of a request. */
export const pupilsRefusals: Readonly<Record<PupilsRefusal, string>> = {
  NotAllowed:
    'The pupils of a request are for its own school and for KCC alone. Everybody else reads the request without names: press Read the request on its card.',
  NotHandedIn:
    'This request is not handed in yet, so only whoever typed the pupils sees them. Type request to go on with it.',
  NotSentYet:
    'This approval has not been sent to KCC yet. Wait for it: once the meeting has ended and its conditions are met, you can open the pupils.',
  NoPupils: 'There are no pupils on record for this request. Tell KCC’s High Needs Funding team.',
};
