/** What differs between stages. */
export interface Stage {
  readonly name: string;
  /** Data outlives the stack, and is kept longer. */
  readonly isProduction: boolean;
  /** `us-east-1`, or `AWS_REGION` */
  readonly region: string;
  /** Days that the archive keeps events, and settled records recognise duplicates. */
  readonly retentionDays: number;
  /** How much functions log: `LOG_LEVEL`. Powertools' own default where nothing is said. */
  readonly logLevel?: string;
}

const logLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR'];

/** The stage that is packaged or deployed: `STAGE`, or `local` for this machine. */
export function stageOf(environment: Readonly<Record<string, string | undefined>>): Stage {
  const name = environment['STAGE'] || 'local';
  if (!/^[a-z][a-z0-9-]{1,20}$/.test(name)) {
    throw new Error(`STAGE=${name}: a stage is 2 to 21 lower-case letters, digits and hyphens`);
  }
  const logLevel = environment['LOG_LEVEL'] || undefined;
  if (logLevel !== undefined && !logLevels.includes(logLevel))
    throw new Error(`LOG_LEVEL=${logLevel}: must be one of ${logLevels.join(', ')}`);
  const isProduction = name === 'production';
  return {
    name,
    isProduction,
    region: environment['AWS_REGION'] || 'us-east-1',
    retentionDays: retentionIn(environment) ?? (isProduction ? 90 : 30),
    ...(logLevel !== undefined && { logLevel }),
  };
}

/** `RETENTION_DAYS`. EventBridge keeps what is archived for any number of whole days. */
function retentionIn(environment: Readonly<Record<string, string | undefined>>): number | undefined {
  const said = environment['RETENTION_DAYS'];
  if (!said) return undefined;
  const days = Number(said);
  if (!Number.isInteger(days) || days < 1 || days > 3_650)
    throw new Error(`RETENTION_DAYS=${said}: must be whole days from 1 to 3650`);
  return days;
}
