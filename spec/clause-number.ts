/** The clause without the word that tells its parts apart in the register: `5.4 params` is 5.4. */
export const clauseNumber = (clause: string): string => clause.replace(/ .*/, '');
