/** What differs between stages. */
export interface Stage {
  readonly name: string;
  /** Data outlives the stack, and is kept longer. */
  readonly isProduction: boolean;
  /** `us-east-1`, or `AWS_REGION` */
  readonly region: string;
  /** Days that the archive keeps events, and settled records recognise duplicates. */
  readonly retentionDays: number;
}

/** The stage that is packaged or deployed: `STAGE`, or `local` for this machine. */
export function stageOf(environment: Readonly<Record<string, string | undefined>>): Stage {
  const name = environment['STAGE'] || 'local';
  if (!/^[a-z][a-z0-9-]{1,20}$/.test(name)) {
    throw new Error(`STAGE=${name}: a stage is 2 to 21 lower-case letters, digits and hyphens`);
  }
  const isProduction = name === 'production';
  return {
    name,
    isProduction,
    region: environment['AWS_REGION'] || 'us-east-1',
    retentionDays: isProduction ? 90 : 30,
  };
}
