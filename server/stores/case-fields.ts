/** What a sender says of a case, by the names of the wire (NM-R035 to NM-R041). */
export const caseFields = [
  'caseid',
  'casename',
  'caseintroduction',
  'illegality',
  'penalty',
  'penaltydate',
  'penaltyorg',
] as const;

/** What a sender says of each entity in the list of a case (NM-R045 to NM-R048). */
export const entityFields = ['pripid', 'uniscid', 'legal', 'enttype'] as const;

export type CaseField = (typeof caseFields)[number];
export type EntityField = (typeof entityFields)[number];
