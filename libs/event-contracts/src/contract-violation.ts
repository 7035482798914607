/** One thing that is wrong with an event, and where. Never the value itself: it may be personal data. */
export interface Complaint {
  /** From the event's root, dotted: `detail.metadata.tokensUsed` */
  readonly path: string;
  readonly message: string;
}

/** An event that breaks its contract. Final: it will not get better by a retry. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
  readonly source: string;
  readonly detailType: string;
  readonly reason: 'unknown event' | 'unknown source' | 'unknown version' | 'invalid detail' | 'no event';
  readonly complaints: readonly Complaint[];

  constructor(what: Pick<ContractViolation, 'source' | 'detailType' | 'reason' | 'complaints'>) {
    super(
      `${what.detailType}: ${what.reason}: ${what.complaints.map((c) => `${c.path} ${c.message}`).join('; ')}`,
    );
    this.source = what.source;
    this.detailType = what.detailType;
    this.reason = what.reason;
    this.complaints = what.complaints;
  }
}
