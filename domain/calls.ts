import type { Role } from './people.ts';

/** The desks to whose seats calls come. */
export const seatDesks = ['operator', 'teamLead', 'dispatcher'] as const satisfies readonly Role[];
/** The desks that call back whoever was not answered. */
export const callBackDesks = ['operator', 'teamLead'] as const satisfies readonly Role[];

/** How a missed call was settled: spoken with, given up after the last try, or by a case from its number. */
export const missedOutcomes = ['reached', 'gaveUp', 'registered'] as const;
export type MissedOutcome = (typeof missedOutcomes)[number];

/** So many times nobody answers before a missed call is given up. */
export const mostTries = 3;
/** For so long nobody else takes a missed call that somebody is calling back. */
export const takenMinutes = 10;
/** For so long a call is shown at its seat. */
export const ringingMinutes = 2;
