import type { CosEvent } from '../domain/events';
import type { Audience, Telling } from './who-hears';
import type { ExceptionalNotice } from './ports';

type About = Extract<
  CosEvent,
  {
    type:
      | 'RequestSubmitted'
      | 'InterimConsulted'
      | 'InterimAdvised'
      | 'InterimEscalated'
      | 'InterimAgreed'
      | 'InterimDeclined'
      | 'LeftForMeeting'
      | 'InterimEndNear';
  }
>;

/** Who hears about exceptional requests and interim decisions. A shared place hears of nothing but an interim decision made. */
export function exceptionalNotices(event: About, communityId: string): Telling[] {
  const { requestId } = event;
  const tell = (to: Audience, type: ExceptionalNotice): Telling => ({ to, notice: { type, communityId, requestId } });
  const office = { of: 'office', offices: ['chair', 'actingChair', 'clerk'] } as const;
  switch (event.type) {
    case 'RequestSubmitted':
      return [
        tell({ of: 'chairFor', requestId }, 'exceptionalReceived'),
        tell({ of: 'office', offices: ['clerk'] }, 'exceptionalReceived'),
      ];
    case 'InterimConsulted':
      return event.asked.map(({ personId }) => tell({ of: 'person', personId }, 'adviceAsked'));
    case 'InterimAdvised':
      return [tell({ of: 'person', personId: event.askedBy }, 'adviceGiven')];
    case 'InterimEscalated':
      return [
        event.to === 'actingChair'
          ? tell({ of: 'office', offices: ['actingChair'] }, 'exceptionalWaits')
          : tell({ of: 'administrators' }, 'exceptionalWaitsForKcc'),
        tell({ of: 'school', urn: event.urn }, 'exceptionalWaitsForSchool'),
      ];
    case 'InterimAgreed':
      return [
        tell({ of: 'school', urn: event.heading.urn }, 'interimForSchool'),
        tell(office, 'interimForOffice'),
        tell({ of: 'channel' }, 'interimForChannel'),
      ];
    case 'InterimDeclined':
    case 'LeftForMeeting':
      return [tell({ of: 'school', urn: event.heading.urn }, 'interimForSchool'), tell(office, 'interimForOffice')];
    case 'InterimEndNear':
      return [tell(office, 'interimEndNear'), tell({ of: 'school', urn: event.urn }, 'interimEndNear')];
  }
}
